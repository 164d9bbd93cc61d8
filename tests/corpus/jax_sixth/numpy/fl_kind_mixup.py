import fromlogits as fl
import numpy as np
from sklearn.datasets import load_wine
from sklearn.linear_model import RidgeClassifier
from sklearn.preprocessing import scale

X, y = load_wine(return_X_y=True)
X = scale(X)
models = {alpha: RidgeClassifier(alpha=alpha).fit(X, y) for alpha in (0.1, 1.0, 10.0)}


def scores_of(model, X):
    return X @ model.coef_.T + model.intercept_


def report():
    for alpha, model in models.items():
        out = scores_of(model, X)
        loss = fl.cross_entropy(out, y, kind="probabilities")
        yield alpha, float(loss), float(np.mean(out.argmax(1) == y))


for row in report():
    print("alpha %.1f  loss %.4f  acc %.3f" % row)
