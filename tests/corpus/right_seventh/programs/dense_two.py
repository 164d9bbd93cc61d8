import numpy as np
def affine(x, W, b):
    return np.dot(x, W) + b
def sigm(z):
    return 1.0 / (1.0 + np.exp(-z))
rng = np.random.default_rng(0)
X = rng.random((200, 3)); y = (X.sum(1) > 1.5).astype(float).reshape(-1, 1)
W1, b1 = rng.normal(size=(3, 8)), np.zeros((1, 8)); W2, b2 = rng.normal(size=(8, 1)), np.zeros((1, 1))
def forward(X):
    h = sigm(affine(X, W1, b1))
    return h, affine(h, W2, b2)
for _ in range(1000):
    h, out = forward(X)
    d2 = (out - y) / len(X)                 # mean squared error
    d1 = d2 @ W2.T * h * (1 - h)
    W2 -= 0.5 * h.T @ d2; b2 -= 0.5 * d2.sum(0, keepdims=True)
    W1 -= 0.5 * X.T @ d1; b1 -= 0.5 * d1.sum(0, keepdims=True)
_, out = forward(X)
print("accuracy", np.mean((out > 0.5) == y), np.mean(np.round(out) == y))
