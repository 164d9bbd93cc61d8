import argparse

from sklearn.datasets import load_breast_cancer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def build(C):
    return make_pipeline(StandardScaler(), LogisticRegression(C=C, max_iter=500))


def evaluate(model, X, y):
    scores = model.decision_function(X)
    return {
        "accuracy": accuracy_score(y, model.predict(X)),
        "log_loss": log_loss(y, scores),
    }


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("-C", type=float, default=1.0)
    args = ap.parse_args()
    X, y = load_breast_cancer(return_X_y=True)
    X_train, X_test, y_train, y_test = train_test_split(X, y, stratify=y, random_state=1)
    model = build(args.C).fit(X_train, y_train)
    for name, value in evaluate(model, X_test, y_test).items():
        print(f"{name:>10}: {value:.4f}")
