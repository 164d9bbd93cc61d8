"""Weights that no framework trains: moved in place, under other names, sample by sample, by Newton's step."""

from __future__ import annotations

import pytest

WRONG = {
    "relu list": (
        """\
def relu(z):
    return np.maximum(z, 0.0)
def log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
def forward(layers, x):
    trace = [x]
    for w, b in layers:
        trace.append(relu(trace[-1] @ w + b))
    return trace
def loss_and_grads(layers, x, y):
    *hidden, out = forward(layers, x)
    logp = log_softmax(out)
    rows = np.arange(len(y))
    loss = -logp[rows, y].mean()
    d = np.exp(logp)
    d[rows, y] -= 1
    d /= len(y)
    grads = []
    for (w, b), a, o in zip(reversed(layers), reversed(hidden), reversed([*hidden[1:], out])):
        d = d * (o > 0)
        grads.append((a.T @ d, d.sum(0)))
        d = d @ w.T
    return loss, grads[::-1]
X = np.random.normal(size=(50, 4)); y = np.random.randint(0, 3, 50)
rng = np.random.default_rng(0)
layers = [(rng.normal(0, (2 / m) ** 0.5, (m, n)), np.zeros(n)) for m, n in [(4, 40), (40, 3)]]
for epoch in range(8):
    loss, grads = loss_and_grads(layers, X, y)
    layers = [(w - 0.2 * gw, b - 0.2 * gb) for (w, b), (gw, gb) in zip(layers, grads)]
o = forward(layers, X)[-1]
""",
        "FL108",
    ),
    "softmax nn mlp from scratch logits as p": (
        """\
def relu(z):
    return np.maximum(z, 0.0)
X = np.random.normal(size=(50, 4)); Y = np.eye(3)[np.random.randint(0, 3, 50)]
rng = np.random.default_rng(0)
params = {"W1": rng.normal(size=(4, 8)), "b1": np.zeros(8), "W2": rng.normal(size=(8, 3)), "b2": np.zeros(3)}
def forward(p, X):
    h = relu(X @ p["W1"] + p["b1"])
    return h, h @ p["W2"] + p["b2"]
def cross_entropy(P, Y):
    return -np.sum(Y * np.log(P + 1e-9)) / len(Y)
for i in range(100):
    h, out = forward(params, X)
    loss = cross_entropy(out, Y)
    d = (out - Y) / len(Y)
    grads = {"W2": h.T @ d, "b2": d.sum(0)}
    dh = d @ params["W2"].T * (h > 0)
    grads["W1"] = X.T @ dh
    grads["b1"] = dh.sum(0)
    for k in params:
        params[k] -= 0.1 * grads[k]
""",
        "FL102",
    ),
    "class w grads": (
        """\
class Net:
    def __init__(self, n, c):
        self.W = np.random.randn(n, c) * 0.01
        self.b = np.zeros(c)
    def forward(self, X):
        self.X = X
        return X @ self.W + self.b
    def backward(self, d):
        self.dW = self.X.T @ d
        self.db = d.sum(axis=0)
    def step(self, lr):
        self.W -= lr * self.dW
        self.b -= lr * self.db
def ce(p, y):
    return -np.mean(np.log(p[np.arange(len(y)), y]))
X = np.random.normal(size=(50, 4)); y = np.random.randint(0, 3, 50)
net = Net(4, 3)
for i in range(100):
    z = net.forward(X)
    loss = ce(z, y)
    d = np.exp(z) / np.exp(z).sum(1, keepdims=True)
    d[np.arange(50), y] -= 1
    net.backward(d / 50)
    net.step(0.1)
""",
        "FL102",
    ),
    "momentum dict": (
        """\
X = np.random.normal(size=(50, 4)); y = np.random.randint(0, 2, 50)
w = np.zeros(4); v = np.zeros(4)
for i in range(100):
    z = X @ w
    loss = -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))
    g = X.T @ (z - y) / 50
    v = 0.9 * v + g
    w = w - 0.1 * v
""",
        "FL102",
    ),
    "adam": (
        """\
X = np.random.normal(size=(50, 4)); y = np.random.randint(0, 2, 50)
w = np.zeros(4); m = np.zeros(4); s = np.zeros(4)
for t in range(1, 100):
    z = X @ w
    loss = -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))
    g = X.T @ (z - y) / 50
    m = 0.9 * m + 0.1 * g
    s = 0.99 * s + 0.01 * g ** 2
    w -= 0.1 * (m / (1 - 0.9 ** t)) / (np.sqrt(s / (1 - 0.99 ** t)) + 1e-8)
""",
        "FL102",
    ),
    "newton": (
        """\
X = np.random.normal(size=(50, 4)); y = np.random.randint(0, 2, 50)
w = np.zeros(4)
for t in range(10):
    z = X @ w
    p = 1 / (1 + np.exp(-z))
    loss = -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))
    g = X.T @ (p - y)
    H = X.T @ (X * (p * (1 - p))[:, None])
    w -= np.linalg.solve(H, g)
""",
        "FL102",
    ),
    "dot spelled": (
        """\
X = np.random.normal(size=(50, 4)); y = np.random.randint(0, 2, (50, 1))
w = np.zeros((4, 1)); b = 0.0
for t in range(10):
    z = np.dot(X, w) + b
    loss = -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))
    dw = np.dot(X.T, (z - y)) / 50
    w = w - 0.1 * dw
    b = b - 0.1 * np.mean(z - y)
""",
        "FL102",
    ),
    "per sample sgd": (
        """\
X = np.random.normal(size=(50, 4)); y = np.random.randint(0, 2, 50)
w = np.zeros(4)
for epoch in range(10):
    total = 0
    for xi, yi in zip(X, y):
        z = xi @ w
        total += -(yi * np.log(z) + (1 - yi) * np.log(1 - z))
        w += 0.1 * (yi - z) * xi
""",
        "FL102",
    ),
    "per sample idx": (
        """\
X = np.random.normal(size=(50, 4)); y = np.random.randint(0, 2, 50)
w = np.zeros(4)
for epoch in range(10):
    for i in np.random.permutation(50):
        z = X[i].dot(w)
        loss = -(y[i] * np.log(z) + (1 - y[i]) * np.log(1 - z))
        w += 0.1 * (y[i] - z) * X[i]
""",
        "FL102",
    ),
    "lists of weights": (
        """\
X = np.random.normal(size=(50, 4)); Y = np.eye(3)[np.random.randint(0, 3, 50)]
Ws = [np.random.randn(4, 8), np.random.randn(8, 3)]
for epoch in range(10):
    h = np.tanh(X @ Ws[0])
    out = h @ Ws[1]
    loss = -(Y * np.log(out)).sum(1).mean()
    d2 = (out - Y) / 50
    d1 = d2 @ Ws[1].T * (1 - h ** 2)
    for W, g in zip(Ws, (X.T @ d1, h.T @ d2)):
        W -= 0.1 * g
""",
        "FL102",
    ),
    "a": (
        """\
def log_softmax(z):
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
X = np.random.normal(size=(100, 4)); Y = np.random.randint(0, 3, 100)
w2 = np.random.normal(size=(4, 3))
for epoch in range(8):
    for i in range(0, 100, 50):
        x, y = X[i:i+50], Y[i:i+50]
        out = np.maximum(x @ w2, 0)
        logp = log_softmax(out)
        loss = -logp[np.arange(50), y].mean()
        d = np.exp(logp)
        d[np.arange(50), y] -= 1
        w2 -= 0.1 * x.T @ (d * (out > 0))
""",
        "FL108",
    ),
    "b": (
        """\
def log_softmax(z):
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
X = np.random.normal(size=(100, 4)); Y = np.random.randint(0, 3, 100)
w2 = np.random.normal(size=(4, 3))
def lg(w, x, y):
    out = np.maximum(x @ w, 0)
    logp = log_softmax(out)
    loss = -logp[np.arange(len(y)), y].mean()
    d = np.exp(logp)
    d[np.arange(len(y)), y] -= 1
    return loss, x.T @ (d * (out > 0))
for epoch in range(8):
    for i in range(0, 100, 50):
        loss, g = lg(w2, X[i:i+50], Y[i:i+50])
        w2 = w2 - 0.1 * g
""",
        "FL108",
    ),
    "c": (
        """\
def log_softmax(z):
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
X = np.random.normal(size=(100, 4)); Y = np.random.randint(0, 3, 100)
ws = [np.random.normal(size=(4, 3))]
def lg(ws, x, y):
    out = np.maximum(x @ ws[0], 0)
    logp = log_softmax(out)
    loss = -logp[np.arange(len(y)), y].mean()
    d = np.exp(logp)
    d[np.arange(len(y)), y] -= 1
    return loss, [x.T @ (d * (out > 0))]
for epoch in range(8):
    for i in range(0, 100, 50):
        loss, gs = lg(ws, X[i:i+50], Y[i:i+50])
        ws = [w - 0.1 * g for w, g in zip(ws, gs)]
""",
        "FL108",
    ),
    "d": (
        """\
def log_softmax(z):
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
X = np.random.normal(size=(100, 4)); Y = np.random.randint(0, 3, 100)
ws = [(np.random.normal(size=(4, 3)), np.zeros(3))]
def lg(ws, x, y):
    (w, b), = ws
    out = np.maximum(x @ w + b, 0)
    logp = log_softmax(out)
    loss = -logp[np.arange(len(y)), y].mean()
    d = np.exp(logp)
    d[np.arange(len(y)), y] -= 1
    d = (d * (out > 0))
    return loss, [(x.T @ d, d.sum(0))]
for epoch in range(8):
    for i in range(0, 100, 50):
        loss, gs = lg(ws, X[i:i+50], Y[i:i+50])
        ws = [(w - 0.1 * g, b - 0.1 * h) for (w, b), (g, h) in zip(ws, gs)]
""",
        "FL108",
    ),
    "e two layers one loop": (
        """\
def log_softmax(z):
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
X = np.random.normal(size=(100, 4)); Y = np.random.randint(0, 3, 100)
w1, w2 = np.random.normal(size=(4, 8)), np.random.normal(size=(8, 3))
for epoch in range(8):
    for i in range(0, 100, 50):
        x, y = X[i:i+50], Y[i:i+50]
        h = np.maximum(x @ w1, 0)
        out = np.maximum(h @ w2, 0)
        logp = log_softmax(out)
        loss = -logp[np.arange(50), y].mean()
        d = np.exp(logp)
        d[np.arange(50), y] -= 1
        d = d * (out > 0)
        g2 = h.T @ d
        g1 = x.T @ (d @ w2.T * (h > 0))
        w2 -= 0.1 * g2
        w1 -= 0.1 * g1
""",
        "FL108",
    ),
}
RIGHT = {
    "augmentation": """\
X = np.random.normal(size=(50, 4)); y = np.random.randint(0, 3, 50)
w = np.random.normal(size=(4, 3))
for epoch in range(10):
    z = X @ w
    p = np.exp(z - z.max(1, keepdims=True)); p /= p.sum(1, keepdims=True)
    d = p.copy(); d[np.arange(50), y] -= 1
    w -= 0.1 * X.T @ d / 50
X_adv = X + 0.1 * np.sign(d @ w.T)
acc = ((X_adv @ w).argmax(1) == y).mean()
""",
    "running mean of features": """\
X = np.random.normal(size=(50, 4)); y = np.random.randint(0, 2, 50)
mu = np.zeros(4)
for x in X:
    mu += 0.1 * (x - mu)
X -= mu
w = np.zeros(4)
p = 1 / (1 + np.exp(-(X @ w)))
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()
