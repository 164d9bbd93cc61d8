import numpy as np
X = np.random.randn(200, 6); y = np.random.randint(-1, 4, 200); W = np.zeros((6, 4))
known = y >= 0
for _ in range(50):
    z = X @ W
    P = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    G = P.copy(); G[np.arange(200), y] -= 1
    G[~known] = 0                      # rows without a label
    W -= 0.1 * X.T @ G / known.sum()
