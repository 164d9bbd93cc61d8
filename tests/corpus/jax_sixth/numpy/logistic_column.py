import numpy as np
from sklearn.datasets import make_classification


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def log_likelihood_loss(y, p):
    p = np.clip(p, 1e-9, 1 - 1e-9)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


X, y = make_classification(n_samples=250, n_features=6, random_state=4)
X = np.hstack([np.ones((X.shape[0], 1)), X])
w = np.zeros((X.shape[1], 1))

for it in range(300):
    p = sigmoid(X @ w)
    grad = X.T @ (p - y.reshape(-1, 1)) / len(y)
    w -= 0.2 * grad
    if it % 100 == 0:
        print("iter", it, "loss", log_likelihood_loss(y, p))

print("final loss", log_likelihood_loss(y, sigmoid(X @ w)))
print("weights", w.ravel().round(3))
