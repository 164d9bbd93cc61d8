import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


def log_softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))


class Logistic:
    def __init__(self, n_in, n_out):
        self.W = np.zeros((n_in, n_out))
        self.b = np.zeros(n_out)

    def log_prob(self, X):
        return log_softmax(X @ self.W + self.b)

    def nll(self, X, y):
        return -self.log_prob(X)[np.arange(len(y)), y].mean()

    def step(self, X, y, lr):
        delta = np.exp(self.log_prob(X))
        delta[np.arange(len(y)), y] -= 1.0
        self.W -= lr * X.T @ delta / len(y)
        self.b -= lr * delta.mean(axis=0)


X, y = load_digits(return_X_y=True)
X_train, X_test, y_train, y_test = train_test_split(X / 16, y, random_state=3)
model = Logistic(64, 10)
for i in range(200):
    model.step(X_train, y_train, 0.5)
print("train", model.nll(X_train, y_train), "test", model.nll(X_test, y_test))
print("accuracy", (model.log_prob(X_test).argmax(1) == y_test).mean())
