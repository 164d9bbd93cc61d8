"""Weights that no framework trains: a program's own gradient steps, and what SciPy minimises."""

from __future__ import annotations

import pytest

IMPORTS = """\
import numpy as np, torch
from jax.scipy.optimize import minimize
from scipy import optimize
from scipy.optimize import minimize
from scipy.special import expit, log_expit, logsumexp, softmax
from sklearn.datasets import load_breast_cancer, load_digits, load_iris
"""
CASES = {
    "a margin for the right class only": (
        """\
features, weight = np.random.randn(2, 4), np.random.randn(3, 4)
cosine = features @ weight.T
rows = np.array([[1, 0, 0], [0, 0, 1]])
scores = cosine * (1 - rows) + (cosine - 0.3) * rows
loss = rows * -np.log(np.exp(scores) / np.exp(scores).sum(1, keepdims=True))
""",
        set(),
    ),
    "softmax reg logs scores": (
        """\
X, y = load_iris(return_X_y=True)
W, b = np.zeros((4, 3)), np.zeros(3)
Y = np.eye(3)[y]
for i in range(100):
    z = X @ W + b
    p = np.exp(z - z.max(1, keepdims=True)); p /= p.sum(1, keepdims=True)
    loss = -np.mean(np.sum(Y * np.log(z + 1e-9), axis=1))
    W -= 0.1 * X.T @ (p - Y) / len(X)
    b -= 0.1 * (p - Y).mean(0)
print(loss)
""",
        {"FL102"},
    ),
    "right softmax reg": (
        """\
X, y = load_iris(return_X_y=True)
W, b = np.zeros((4, 3)), np.zeros(3)
Y = np.eye(3)[y]
for i in range(100):
    z = X @ W + b
    p = np.exp(z - z.max(1, keepdims=True)); p /= p.sum(1, keepdims=True)
    loss = -np.mean(np.sum(Y * np.log(p + 1e-9), axis=1))
    W -= 0.1 * X.T @ (p - Y) / len(X)
    b -= 0.1 * (p - Y).mean(0)
print(loss, ((X @ W + b).argmax(1) == y).mean())
""",
        set(),
    ),
    "functions": (
        """\
def forward(X, W):
    return X.dot(W)
def ce(p, Y):
    return -np.mean(np.sum(Y * np.log(p + 1e-9), axis=1))
def softmax(z):
    e = np.exp(z - z.max(1, keepdims=True))
    return e / e.sum(1, keepdims=True)
X, y = load_iris(return_X_y=True)
Y = np.eye(3)[y]
rng = np.random.RandomState(0)
W = rng.normal(scale=0.1, size=(4, 3))
for i in range(100):
    z = forward(X, W)
    g = X.T.dot(softmax(z) - Y)
    W = W - 0.1 * g
    print(ce(z, Y))
""",
        {"FL102"},
    ),
    "swapped batch axis": (
        """\
def softmax(z):
    e = np.exp(z - z.max(0))
    return e / e.sum(axis=0)
X, y = load_iris(return_X_y=True)
Y = np.eye(3)[y]
W = np.zeros((4, 3))
for i in range(100):
    p = softmax(X @ W)
    W -= 0.1 * X.T @ (p - Y)
print(-np.log(p[np.arange(len(y)), y]).mean())
""",
        {"FL302"},
    ),
    "class based": (
        """\
class LR:
    def __init__(self, lr=0.1):
        self.lr = lr
    def score(self, X):
        return X @ self.w + self.b
    def proba(self, X):
        return 1 / (1 + np.exp(-self.score(X)))
    def loss(self, X, y):
        p = self.score(X)
        return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    def fit(self, X, y, n=100):
        self.w = np.zeros(X.shape[1]); self.b = 0.0
        for _ in range(n):
            d = self.proba(X) - y
            self.w -= self.lr * X.T @ d / len(y)
            self.b -= self.lr * d.mean()
        return self
X, y = load_breast_cancer(return_X_y=True)
m = LR().fit(X, y)
print(m.loss(X, y))
""",
        {"FL102"},
    ),
    "class based cut": (
        """\
class LR:
    def score(self, X):
        return X @ self.w
    def proba(self, X):
        return 1 / (1 + np.exp(-self.score(X)))
    def loss(self, X, y):
        z = self.score(X)
        return np.mean(np.logaddexp(0, z) - y * z)
    def predict(self, X):
        return (self.score(X) > 0.5).astype(int)
    def fit(self, X, y, n=100):
        self.w = np.zeros(X.shape[1])
        for _ in range(n):
            self.w -= 0.1 * X.T @ (self.proba(X) - y) / len(y)
        return self
X, y = load_breast_cancer(return_X_y=True)
m = LR().fit(X, y)
print(m.loss(X, y), (m.predict(X) == y).mean())
""",
        {"FL502"},
    ),
    "class based, right": (
        """\
class LR:
    def score(self, X):
        return X @ self.w
    def proba(self, X):
        return 1 / (1 + np.exp(-self.score(X)))
    def loss(self, X, y):
        z = self.score(X)
        return np.mean(np.logaddexp(0, z) - y * z)
    def predict(self, X):
        return (self.proba(X) > 0.5).astype(int)
    def fit(self, X, y, n=100):
        self.w = np.zeros(X.shape[1])
        for _ in range(n):
            self.w -= 0.1 * X.T @ (self.proba(X) - y) / len(y)
        return self
X, y = load_breast_cancer(return_X_y=True)
m = LR().fit(X, y)
print(m.loss(X, y), (m.predict(X) == y).mean())
""",
        set(),
    ),
    "column broadcast": (
        """\
X, y = load_breast_cancer(return_X_y=True)
w = np.zeros((30, 1))
for i in range(100):
    p = 1 / (1 + np.exp(-(X @ w)))
    w -= 0.1 * X.T @ (p - y[:, None]) / len(y)
p = 1 / (1 + np.exp(-(X @ w)))
print(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))
""",
        {"FL301"},
    ),
    "ascent": (
        """\
X, y = load_breast_cancer(return_X_y=True)
w = np.zeros(30)
for i in range(100):
    p = 1 / (1 + np.exp(-(X @ w)))
    w += 0.1 * np.dot(X.T, y - p)
z = X @ w
print(-np.mean(y * np.log(z) + (1 - y) * np.log(1 - z)))
""",
        {"FL102"},
    ),
    "double sigmoid": (
        """\
X, y = load_breast_cancer(return_X_y=True)
w = np.zeros(30)
for i in range(100):
    p = expit(X @ w)
    w -= 0.1 * X.T @ (p - y)
print((expit(expit(X @ w)) > 0.5).mean())
""",
        {"FL105"},
    ),
    "mlp params dict": (
        """\
X, y = load_digits(return_X_y=True)
Y = np.eye(10)[y]
rng = np.random.default_rng(0)
P = {"W1": rng.normal(size=(64, 32)) * 0.1, "W2": rng.normal(size=(32, 10)) * 0.1}
def forward(X):
    h = np.maximum(0, X @ P["W1"])
    return h, h @ P["W2"]
for i in range(50):
    h, z = forward(X)
    e = np.exp(z - z.max(1, keepdims=True))
    d = e / e.sum(1, keepdims=True) - Y
    G = {"W2": h.T @ d, "W1": X.T @ ((d @ P["W2"].T) * (h > 0))}
    for k in P:
        P[k] -= 0.01 * G[k]
    print(-(Y * np.log(z)).sum(1).mean())
""",
        {"FL102"},
    ),
    "pca deflation is nothing": (
        """\
rng = np.random.default_rng(0)
X = rng.normal(size=(100, 5))
X -= X.mean(0)
v = rng.normal(size=5)
for _ in range(20):
    v = X.T @ (X @ v)
    v /= np.linalg.norm(v)
X = X - (X @ v)[:, None] * v
s = X @ v
print((s > 0.5).mean(), np.log(np.abs(s)).mean())
""",
        set(),
    ),
    "numpy data and torch model": (
        """\
X = np.random.randn(100, 4).astype("float32")
w = np.random.randn(4)
y = (X @ w > 0.5).astype("float32")
m = torch.nn.Linear(4, 1)
loss = torch.nn.BCEWithLogitsLoss()(m(torch.from_numpy(X))[:, 0], torch.from_numpy(y))
""",
        set(),
    ),
    "random data generator with logits": (
        """\
rng = np.random.default_rng(0)
X = rng.normal(size=(100, 4)); w = rng.normal(size=4)
y = (1 / (1 + np.exp(-X @ w)) > rng.random(100)).astype(float)
def loss(p):
    return optax.sigmoid_binary_cross_entropy(X @ p, y).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
        set(),
    ),
    "minimize": (
        """\
X, y = load_iris(return_X_y=True)
def f(w):
    p = softmax(X @ w.reshape(4, 3), axis=1)
    return -np.log(p)[np.arange(len(y)), y].mean()
r = minimize(f, np.zeros(12))
""",
        {"FL401"},
    ),
    "minimize raw": (
        """\
X, y = load_breast_cancer(return_X_y=True)
def f(w, lam):
    p = X @ w
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) + lam * w @ w
r = minimize(f, np.zeros(30), args=(0.1,), method="BFGS")
""",
        {"FL102"},
    ),
    "minimize, right": (
        """\
X, y = load_breast_cancer(return_X_y=True)
def f(w):
    z = X @ w
    return -np.mean(y * log_expit(z) + (1 - y) * log_expit(-z))
r = minimize(f, np.zeros(30))
print(((X @ r.x) > 0).mean())
""",
        set(),
    ),
    "minimize cut": (
        """\
X, y = load_breast_cancer(return_X_y=True)
def score(w):
    return X @ w
def f(w):
    z = score(w)
    return -np.mean(y * log_expit(z) + (1 - y) * log_expit(-z))
r = minimize(f, np.zeros(30))
print((score(r.x) > 0.5).mean())
""",
        {"FL502"},
    ),
    "fmin_bfgs": (
        """\
X, y = load_breast_cancer(return_X_y=True)
def f(w):
    p = X @ w
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
w = optimize.fmin_bfgs(f, np.zeros(30))
""",
        {"FL102"},
    ),
    "jax minimize": (
        """\
X, y = load_iris(return_X_y=True)
def f(w):
    p = jax.nn.softmax(X @ w.reshape(4, 3), axis=1)
    return -jnp.log(p)[jnp.arange(len(y)), y].mean()
r = minimize(f, jnp.zeros(12), method="BFGS")
""",
        {"FL401"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_training_by_hand(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted


LEFT_ALONE = {
    "examples in columns, two layers": """\
X, y = load_digits(return_X_y=True)
X, Y = X.T, np.eye(10)[y].T
W1, W2 = np.random.randn(32, 64) * 0.1, np.random.randn(10, 32) * 0.1
for i in range(100):
    A1 = np.tanh(W1 @ X)
    Z2 = W2 @ A1
    e = np.exp(Z2 - Z2.max(axis=0))
    A2 = e / e.sum(axis=0)
    D = A2 - Y
    W1 -= 0.01 * (W2.T @ D * (1 - A1**2)) @ X.T
    W2 -= 0.01 * D @ A1.T
print(-np.log(A2[y, np.arange(len(y))]).mean(), A2.argmax(axis=0))
""",
    "columns that are mixed at random": """\
M = np.random.randn(100, 100)
x = np.random.randn(100, 8)
for i in range(10):
    x = x + 0.1 * np.tanh(M @ x)
print(softmax(x.T @ x, axis=0).argmax(axis=1))
""",
    "what a direction explains is taken out": """\
X = np.random.randn(100, 16)
v = np.random.randn(16, 1)
X = X - 0.5 * X @ v @ v.T
print(softmax(X @ X.T, axis=0).argmax(axis=1))
""",
}


@pytest.mark.parametrize("case", LEFT_ALONE)
def test_left_alone(case, codes):
    assert codes(IMPORTS + LEFT_ALONE[case]) == set()
