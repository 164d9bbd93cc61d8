import numpy as np
from scipy.special import expit
from sklearn.datasets import make_classification

from model import LoanModel


def decide(model, rows, cut=0.5):
    risk = expit(model.proba(rows))
    return ["refuse" if r > cut else "grant" for r in risk]


def main():
    X, y = make_classification(400, 10, n_informative=6, random_state=8)
    X, y = X.astype(np.float32), y.astype(np.float32)
    model = LoanModel().fit(X[:300], y[:300])
    answers = decide(model, X[300:])
    print("refused", sum(a == "refuse" for a in answers), "of", len(answers))


if __name__ == "__main__":
    main()
