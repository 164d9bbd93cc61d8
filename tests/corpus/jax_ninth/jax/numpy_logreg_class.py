import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


class LogisticRegression:
    def __init__(self, lr=0.05, n_iters=500):
        self.lr = lr
        self.n_iters = n_iters
        self.losses = []

    def _forward(self, X):
        return np.dot(X, self.weights) + self.bias

    def compute_loss(self, y_true, y_pred):
        epsilon = 1e-9
        y1 = y_true * np.log(y_pred + epsilon)
        y2 = (1 - y_true) * np.log(1 - y_pred + epsilon)
        return -np.mean(y1 + y2)

    def fit(self, X, y):
        n_samples, n_features = X.shape
        self.weights = np.zeros(n_features)
        self.bias = 0
        for _ in range(self.n_iters):
            A = self._forward(X)
            self.losses.append(self.compute_loss(y, A))
            dz = A - y
            self.weights -= self.lr * np.dot(X.T, dz) / n_samples
            self.bias -= self.lr * np.sum(dz) / n_samples

    def predict(self, X):
        return np.where(1 / (1 + np.exp(-self._forward(X))) > 0.5, 1, 0)


X, y = load_breast_cancer(return_X_y=True)
X = StandardScaler().fit_transform(X)
clf = LogisticRegression()
clf.fit(X, y)
print(clf.losses[-1], (clf.predict(X) == y).mean())
