import numpy as np
from sklearn.datasets import load_iris


def softmax(x):
    """Compute softmax values for the scores in x."""
    e_x = np.exp(x - np.max(x))
    return e_x / e_x.sum()


def cross_entropy(y_hat, y):
    return -np.mean(np.sum(y * np.log(y_hat + 1e-15), axis=1))


X, t = load_iris(return_X_y=True)
X = (X - X.mean(axis=0)) / X.std(axis=0)
Y = np.eye(3)[t]
W = np.random.RandomState(0).normal(scale=0.01, size=(4, 3))
for epoch in range(100):
    logits = X.dot(W)
    y_hat = softmax(logits)
    W -= 0.1 * X.T.dot(y_hat - Y) / len(X)
    if epoch % 25 == 0:
        print(epoch, cross_entropy(y_hat, Y))
print((X.dot(W).argmax(axis=1) == t).mean())
