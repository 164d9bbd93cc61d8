import numpy as np
from sklearn.datasets import make_classification


class LogisticRegressionGD:
    """Logistic regression with L2 and plain gradient descent."""

    def __init__(self, lr=0.1, n_iter=300, l2=1e-3):
        self.lr, self.n_iter, self.l2 = lr, n_iter, l2

    def _z(self, X):
        return X @ self.w_ + self.b_

    def fit(self, X, y):
        t = y.reshape(-1, 1)
        self.w_, self.b_ = np.zeros((X.shape[1], 1)), 0.0
        for _ in range(self.n_iter):
            err = self.predict_proba(X) - t
            self.w_ -= self.lr * (X.T @ err / len(X) + self.l2 * self.w_)
            self.b_ -= self.lr * err.mean()
        return self

    def predict_proba(self, X):
        return 1 / (1 + np.exp(-self._z(X)))

    def predict(self, X):
        return (self.predict_proba(X) >= 0.5).astype(int)

    def score(self, X, y):
        return (self.predict(X) == y).mean()


X, y = make_classification(500, 8, random_state=2)
model = LogisticRegressionGD().fit(X[:400], y[:400])
print("train", model.score(X[:400], y[:400]), "test", model.score(X[400:], y[400:]))
