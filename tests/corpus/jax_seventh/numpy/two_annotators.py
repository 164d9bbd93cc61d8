import json

import numpy as np

DOCUMENT = """
{"sensors": [[0.1, 2.0], [0.4, 1.1], [1.9, 0.2], [2.2, 0.3], [1.0, 1.0], [0.2, 1.8]],
 "state":   [0, 0, 1, [0, 1, 0], 2, [1, 0, 0]]}
"""
CLASSES = 3

log = json.loads(DOCUMENT)
x = np.array(log["sensors"])
y = np.array(log["state"], dtype=np.int64)


def log_softmax(z):
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)


w = np.zeros((2, CLASSES))
for _ in range(200):
    logp = log_softmax(x @ w)
    grad = np.exp(logp)
    grad[np.arange(len(y)), y] -= 1
    w -= 0.1 * x.T @ grad / len(y)
print("nll", -logp[np.arange(len(y)), y].mean())
