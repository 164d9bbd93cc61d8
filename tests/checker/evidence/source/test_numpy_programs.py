"""Programs of NumPy and scikit-learn that look wrong and are right, and some of their wrong neighbours."""

from __future__ import annotations

import pytest

IMPORTS = """\
import numpy as np, torch
import torch.nn.functional as F
from scipy.optimize import minimize_scalar
from scipy.special import softmax
from sklearn.datasets import load_breast_cancer, load_digits, load_iris
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis
from sklearn.ensemble import RandomForestClassifier
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, f1_score, log_loss
from sklearn.svm import SVC
"""
CASES = {
    "adaline": (
        """\
X, y = load_breast_cancer(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)
w = np.zeros(30); b = 0.0
for _ in range(50):
    out = X @ w + b
    err = y - out
    w += 0.001 * X.T @ err
    b += 0.001 * err.sum()
    cost = (err ** 2).mean()
print(((X @ w + b) >= 0.5).mean())
""",
        set(),
    ),
    "hinge by hand": (
        """\
rng = np.random.default_rng(0)
X = rng.normal(size=(100, 3)); y = np.sign(X[:, 0])
w = np.zeros(3)
for t in range(100):
    m = y * (X @ w)
    g = -(y[:, None] * X)[m < 1].sum(0) / len(X) + 0.01 * w
    w -= 0.1 * g
print(np.maximum(0, 1 - y * (X @ w)).mean(), (np.sign(X @ w) == y).mean())
""",
        set(),
    ),
    "poisson": (
        """\
rng = np.random.default_rng(0)
X = rng.normal(size=(100, 3)); y = rng.poisson(2, 100)
w = np.zeros(3)
for t in range(100):
    mu = np.exp(X @ w)
    w -= 0.01 * X.T @ (mu - y)
    nll = (mu - y * np.log(mu)).mean()
print(nll)
""",
        set(),
    ),
    "rbm": (
        """\
rng = np.random.default_rng(0)
V = (rng.random((50, 8)) > 0.5).astype(float)
W = rng.normal(size=(8, 4)) * 0.1
sig = lambda z: 1 / (1 + np.exp(-z))
for t in range(20):
    h = sig(V @ W)
    hs = (h > rng.random(h.shape)).astype(float)
    v = sig(hs @ W.T)
    W += 0.1 * (V.T @ h - v.T @ sig(v @ W)) / len(V)
print(((v > 0.5) == V).mean(), -(V * np.log(v) + (1 - V) * np.log(1 - v)).mean())
""",
        set(),
    ),
    "adversarial": (
        """\
X, y = load_digits(return_X_y=True); X = X / 16
m = LogisticRegression(max_iter=200).fit(X, y)
p = m.predict_proba(X)
g = (p - np.eye(10)[y]) @ m.coef_
adv = np.clip(X + 0.1 * np.sign(g), 0, 1)
print(log_loss(y, m.predict_proba(adv)), (m.predict(adv) == y).mean())
""",
        set(),
    ),
    "whitened into torch": (
        """\
X, y = load_iris(return_X_y=True)
v = np.linalg.svd(X - X.mean(0))[2][0]
X = X - (X @ v)[:, None] * v
net = torch.nn.Linear(4, 3)
loss = torch.nn.CrossEntropyLoss()(net(torch.tensor(X, dtype=torch.float32)), torch.tensor(y))
""",
        set(),
    ),
    "lda scores": (
        """\
X, y = load_iris(return_X_y=True)
m = LinearDiscriminantAnalysis().fit(X, y)
z = X @ m.coef_.T + m.intercept_
print(np.allclose(z, m.decision_function(X)), (z.argmax(1) == m.predict(X)).mean())
p = np.exp(z - z.max(1, keepdims=True)); p /= p.sum(1, keepdims=True)
print(-np.log(p[np.arange(150), y]).mean())
""",
        set(),
    ),
    "distil proba": (
        """\
X, y = load_iris(return_X_y=True)
p = torch.tensor(RandomForestClassifier().fit(X, y).predict_proba(X))
net = torch.nn.Linear(4, 3).double()
z = net(torch.tensor(X))
print(F.cross_entropy(z, p), F.kl_div(F.log_softmax(z, 1), p, reduction="batchmean"))
""",
        set(),
    ),
    "stacking features": (
        """\
X, y = load_iris(return_X_y=True)
F_ = np.hstack([X, SVC(probability=True).fit(X, y).predict_proba(X), SVC().fit(X, y).decision_function(X)])
net = torch.nn.Linear(10, 3)
print(torch.nn.CrossEntropyLoss()(net(torch.tensor(F_, dtype=torch.float32)), torch.tensor(y)))
""",
        set(),
    ),
    "temperature of log proba": (
        """\
X, y = load_iris(return_X_y=True)
z = LogisticRegression().fit(X, y).decision_function(X)
r = minimize_scalar(lambda t: log_loss(y, softmax(z / t, axis=1)), bounds=(0.1, 10), method="bounded")
print(r.x, log_loss(y, softmax(z / r.x, axis=1)))
""",
        set(),
    ),
    "threshold search": (
        """\
X, y = load_breast_cancer(return_X_y=True)
s = LogisticRegression(max_iter=500).fit(X, y).decision_function(X)
best = max(np.linspace(-2, 2, 41), key=lambda t: f1_score(y, s > t))
print(best, f1_score(y, s >= best))
""",
        set(),
    ),
    "isotonic": (
        """\
X, y = load_breast_cancer(return_X_y=True)
s = LogisticRegression(max_iter=500).fit(X, y).decision_function(X)
p = IsotonicRegression(out_of_bounds="clip").fit(s, y).predict(s)
print(brier_score_loss(y, p))
""",
        set(),
    ),
    "min max scaled scores": (
        """\
X, y = load_breast_cancer(return_X_y=True)
s = LogisticRegression(max_iter=500).fit(X, y).decision_function(X)
p = (s - s.min()) / (s.max() - s.min())
print(brier_score_loss(y, p))
""",
        set(),
    ),
    "numpy network momentum, right": (
        """\
X, y = load_digits(return_X_y=True); X = X / 16
Y = np.eye(10)[y]
rng = np.random.default_rng(0)
W = [rng.normal(0, 0.1, (64, 32)), rng.normal(0, 0.1, (32, 10))]
M = [np.zeros_like(w) for w in W]
for t in range(30):
    h = np.tanh(X @ W[0]); z = h @ W[1]
    z = z - z.max(1, keepdims=True)
    logp = z - np.log(np.exp(z).sum(1, keepdims=True))
    loss = -(Y * logp).sum(1).mean()
    d = (np.exp(logp) - Y) / len(X)
    G = [X.T @ ((d @ W[1].T) * (1 - h ** 2)), h.T @ d]
    for i in range(2):
        M[i] = 0.9 * M[i] + G[i]
        W[i] -= 0.5 * M[i]
print(loss, (z.argmax(1) == y).mean())
""",
        set(),
    ),
    "logistic column, right": (
        """\
X, y = load_breast_cancer(return_X_y=True)
y = y[:, None]
w = np.zeros((30, 1))
for t in range(30):
    p = 1 / (1 + np.exp(-(X @ w)))
    w -= 0.01 * X.T @ (p - y)
    loss = -(y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9)).mean()
print(loss, ((p > 0.5) == y).mean())
""",
        set(),
    ),
    "coursera layout, right": (
        """\
X, y = load_breast_cancer(return_X_y=True)
X, Y = X.T, y.reshape(1, -1)
m = X.shape[1]
w, b = np.zeros((30, 1)), 0.0
for t in range(30):
    A = 1 / (1 + np.exp(-(np.dot(w.T, X) + b)))
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    w = w - 0.01 * np.dot(X, (A - Y).T) / m
    b = b - 0.01 * np.sum(A - Y) / m
print(cost, ((A > 0.5) == Y).mean())
""",
        set(),
    ),
    "coursera layout softmax, right": (
        """\
X, y = load_iris(return_X_y=True)
X, Y = X.T, np.eye(3)[y].T
W = np.zeros((3, 4))
for t in range(30):
    Z = W @ X
    E = np.exp(Z - Z.max(axis=0, keepdims=True))
    A = E / E.sum(axis=0, keepdims=True)
    cost = -(Y * np.log(A + 1e-9)).sum(axis=0).mean()
    W -= 0.1 * (A - Y) @ X.T / X.shape[1]
print(cost, (A.argmax(0) == y).mean())
""",
        set(),
    ),
    "coursera layout softmax wrong axis": (
        """\
X, y = load_iris(return_X_y=True)
X, Y = X.T, np.eye(3)[y].T
W = np.zeros((3, 4))
for t in range(30):
    Z = W @ X
    E = np.exp(Z - Z.max())
    A = E / E.sum(axis=1, keepdims=True)
    cost = -(Y * np.log(A + 1e-9)).sum(axis=0).mean()
    W -= 0.1 * (A - Y) @ X.T / X.shape[1]
print(cost)
""",
        {"FL302"},
    ),
    "coursera raw cost": (
        """\
X, y = load_breast_cancer(return_X_y=True)
X, Y = X.T, y.reshape(1, -1)
m = X.shape[1]
w, b = np.zeros((30, 1)), 0.0
for t in range(30):
    Z = np.dot(w.T, X) + b
    A = 1 / (1 + np.exp(-Z))
    cost = -np.sum(Y * np.log(Z) + (1 - Y) * np.log(1 - Z)) / m
    w = w - 0.01 * np.dot(X, (A - Y).T) / m
print(cost)
""",
        {"FL102"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_programs(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
