import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.datasets import load_iris
from sklearn.model_selection import cross_val_score


class SoftmaxRegression(ClassifierMixin, BaseEstimator):
    def __init__(self, lr=0.1, n_iter=200, verbose=False):
        self.lr = lr
        self.n_iter = n_iter
        self.verbose = verbose

    def _scores(self, X):
        return X @ self.W_ + self.b_

    def predict_proba(self, X):
        s = self._scores(X)
        s = np.exp(s - s.max(axis=1, keepdims=True))
        return s / s.sum(axis=1, keepdims=True)

    def _loss(self, X, y):
        p = self._scores(X)
        return -np.log(p[np.arange(len(y)), y] + 1e-12).mean()

    def fit(self, X, y):
        self.classes_ = np.unique(y)
        n, d = X.shape
        k = len(self.classes_)
        self.W_, self.b_ = np.zeros((d, k)), np.zeros(k)
        target = np.eye(k)[y]
        self.history_ = []
        for it in range(self.n_iter):
            g = (self.predict_proba(X) - target) / n
            self.W_ -= self.lr * X.T @ g
            self.b_ -= self.lr * g.sum(axis=0)
            self.history_.append(self._loss(X, y))
            if self.verbose and it % 50 == 0:
                print(it, self.history_[-1])
        return self

    def predict(self, X):
        return self.classes_[self._scores(X).argmax(axis=1)]


X, y = load_iris(return_X_y=True)
print(cross_val_score(SoftmaxRegression(), X, y, cv=3))
print(SoftmaxRegression(verbose=True).fit(X, y).history_[-1])
