"""Networks and regressions written in NumPy alone, in the spellings that people use."""

from __future__ import annotations

import pytest

WRONG = {
    "layers classes softmax ce twice": (
        """\
class Linear:
    def __init__(self, n, m):
        self.W = np.random.randn(n, m) * 0.01; self.b = np.zeros(m)
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, d):
        self.dW = self.x.T @ d; self.db = d.sum(0)
        return d @ self.W.T
    def step(self, lr):
        self.W -= lr * self.dW; self.b -= lr * self.db
class ReLU:
    def forward(self, x):
        self.m = x > 0
        return x * self.m
    def backward(self, d): return d * self.m
    def step(self, lr): pass
class Softmax:
    def forward(self, x):
        e = np.exp(x - x.max(1, keepdims=True))
        self.p = e / e.sum(1, keepdims=True)
        return self.p
    def backward(self, d): return d
    def step(self, lr): pass
class CrossEntropyWithLogits:
    def forward(self, z, y):
        z = z - z.max(1, keepdims=True)
        self.logp = z - np.log(np.exp(z).sum(1, keepdims=True))
        self.y = y
        return -self.logp[np.arange(len(y)), y].mean()
    def backward(self):
        d = np.exp(self.logp); d[np.arange(len(self.y)), self.y] -= 1
        return d / len(self.y)
net = [Linear(4, 8), ReLU(), Linear(8, 3), Softmax()]
loss = CrossEntropyWithLogits()
X = np.random.randn(60, 4); y = np.random.randint(0, 3, 60)
for epoch in range(10):
    out = X
    for layer in net:
        out = layer.forward(out)
    value = loss.forward(out, y)
    d = loss.backward()
    for layer in reversed(net):
        d = layer.backward(d)
    for layer in net:
        layer.step(0.1)
""",
        "FL105",
    ),
    "layers logits into prob CE": (
        """\
class Linear:
    def __init__(self, n, m):
        self.W = np.random.randn(n, m) * 0.01; self.b = np.zeros(m)
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, d):
        self.dW = self.x.T @ d; self.db = d.sum(0)
        return d @ self.W.T
    def step(self, lr):
        self.W -= lr * self.dW; self.b -= lr * self.db
class CE:
    def forward(self, p, t):
        self.p, self.t = p, t
        return -np.sum(t * np.log(p + 1e-9)) / len(p)
    def backward(self):
        return (self.p - self.t) / len(self.p)
class Net:
    def __init__(self, *layers):
        self.layers = layers
    def __call__(self, x):
        for l in self.layers: x = l.forward(x)
        return x
    def backward(self, d, lr):
        for l in self.layers[::-1]:
            d = l.backward(d)
            l.step(lr)
net, ce = Net(Linear(4, 3)), CE()
X = np.random.randn(60, 4); T = np.eye(3)[np.random.randint(0, 3, 60)]
for epoch in range(10):
    value = ce.forward(net(X), T)
    net.backward(ce.backward(), 0.1)
""",
        "FL102",
    ),
    "act dict pair": (
        """\
def sigmoid(z): return 1 / (1 + np.exp(-z))
ACT = {"tanh": (np.tanh, lambda a: 1 - a ** 2), "relu": (lambda z: np.maximum(z, 0), lambda a: (a > 0) * 1.0)}
X = np.random.randn(60, 4); y = np.random.randint(0, 3, 60)
rng = np.random.default_rng(0)
W1, W2 = rng.normal(size=(4, 8)), rng.normal(size=(8, 3))
f, df = ACT["tanh"]
for epoch in range(10):
    h = f(X @ W1)
    o = f(h @ W2)
    logp = o - np.log(np.exp(o).sum(1, keepdims=True))
    loss = -logp[np.arange(60), y].mean()
    d = np.exp(logp); d[np.arange(60), y] -= 1
    d = d * df(o) / 60
    g2 = h.T @ d
    g1 = X.T @ (d @ W2.T * df(h))
    W1 -= 0.1 * g1; W2 -= 0.1 * g2
""",
        "FL108",
    ),
    "sigmoid where stable twice": (
        """\
def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
w = np.zeros(4)
for epoch in range(10):
    p = sigmoid(X @ w)
    w -= 0.1 * X.T @ (p - y) / 60
q = sigmoid(p)
""",
        "FL105",
    ),
    "exp over 1 plus exp": (
        """\
def sigmoid(z): return np.exp(z) / (1 + np.exp(z))
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
w = np.zeros(4)
for epoch in range(10):
    p = sigmoid(X @ w)
    w -= 0.1 * X.T @ (p - y) / 60
q = sigmoid(p)
""",
        "FL105",
    ),
    "tanh form sigmoid": (
        """\
def sigmoid(z): return 0.5 * (1 + np.tanh(z / 2))
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
w = np.zeros(4)
for epoch in range(10):
    p = sigmoid(X @ w)
    w -= 0.1 * X.T @ (p - y) / 60
q = sigmoid(p)
""",
        "FL105",
    ),
    "reciprocal sigmoid": (
        """\
def sigmoid(z): return np.reciprocal(1 + np.exp(-z))
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
w = np.zeros(4)
for epoch in range(10):
    p = sigmoid(X @ w)
    w -= 0.1 * X.T @ (p - y) / 60
q = sigmoid(p)
""",
        "FL105",
    ),
    "power sigmoid": (
        """\
def sigmoid(z): return (1 + np.exp(-z)) ** -1
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
w = np.zeros(4)
for epoch in range(10):
    p = sigmoid(X @ w)
    w -= 0.1 * X.T @ (p - y) / 60
q = sigmoid(p)
""",
        "FL105",
    ),
    "softmax T layout twice": (
        """\
def softmax(z):
    e = np.exp(z - np.max(z, axis=1)[:, None])
    return e / np.sum(e, axis=1)[:, None]
X = np.random.randn(60, 4); y = np.random.randint(0, 3, 60); Y = np.eye(3)[y]
W = np.zeros((4, 3))
for epoch in range(10):
    P = softmax(X @ W)
    W -= 0.1 * X.T @ (P - Y) / 60
conf = softmax(P)
""",
        "FL105",
    ),
    "softmax via T": (
        """\
def softmax(z):
    e = np.exp(z.T - z.max(1))
    return (e / e.sum(0)).T
X = np.random.randn(60, 4); y = np.random.randint(0, 3, 60); Y = np.eye(3)[y]
W = np.zeros((4, 3))
for epoch in range(10):
    P = softmax(X @ W)
    W -= 0.1 * X.T @ (P - Y) / 60
conf = softmax(P)
""",
        "FL105",
    ),
    "softmax reshape": (
        """\
def softmax(z):
    e = np.exp(z)
    return e / e.sum(axis=1).reshape(-1, 1)
X = np.random.randn(60, 4); y = np.random.randint(0, 3, 60); Y = np.eye(3)[y]
W = np.zeros((4, 3))
for epoch in range(10):
    P = softmax(X @ W)
    W -= 0.1 * X.T @ (P - Y) / 60
conf = softmax(P)
""",
        "FL105",
    ),
    "softmax augdiv": (
        """\
def softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=1, keepdims=True)
    return z
X = np.random.randn(60, 4); y = np.random.randint(0, 3, 60); Y = np.eye(3)[y]
W = np.zeros((4, 3))
for epoch in range(10):
    P = softmax(X @ W)
    W -= 0.1 * X.T @ (P - Y) / 60
conf = softmax(P)
""",
        "FL105",
    ),
    "cut": (
        """\
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
w = np.zeros(4); b = 0.0
def score(X): return X @ w + b
for epoch in range(100):
    p = 1 / (1 + np.exp(-score(X)))
    w = w - 0.1 * X.T @ (p - y) / 60
    b = b - 0.1 * (p - y).mean()
pred = (score(X) > 0.5).astype(int)
""",
        "FL502",
    ),
    "cut cls": (
        """\
class LR:
    def __init__(self, d): self.w = np.zeros(d)
    def z(self, X): return X @ self.w
    def p(self, X): return 1 / (1 + np.exp(-self.z(X)))
    def fit(self, X, y):
        for _ in range(100):
            self.w -= 0.1 * X.T @ (self.p(X) - y) / len(y)
        return self
    def predict(self, X): return (self.z(X) >= 0.5).astype(int)
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
m = LR(4).fit(X, y)
print((m.predict(X) == y).mean(), -np.mean(y * np.log(m.p(X))))
""",
        "FL502",
    ),
    "column row": (
        """\
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
w = np.zeros((4, 1))
for epoch in range(100):
    p = 1 / (1 + np.exp(-X @ w))
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    w -= 0.1 * X.T @ (p - y.reshape(-1, 1)) / 60
""",
        "FL301",
    ),
    "log axis": (
        """\
X = np.random.randn(60, 4); Y = np.eye(3)[np.random.randint(0, 3, 60)]
W = np.zeros((4, 3))
for epoch in range(100):
    z = X @ W
    e = np.exp(z - z.max())
    P = e / e.sum()
    loss = -np.sum(Y * np.log(P)) / 60
    W -= 0.1 * X.T @ (P - Y)
""",
        "FL302",
    ),
    "one based pick": (
        """\
X = np.random.randn(60, 4); y = np.random.randint(1, 4, 60)
W = np.zeros((4, 3))
for epoch in range(100):
    z = X @ W
    P = np.exp(z); P /= P.sum(1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(60), y]))
    G = P.copy(); G[np.arange(60), y] -= 1
    W -= 0.1 * X.T @ G / 60
""",
        "FL204",
    ),
    "pm in bce": (
        """\
X = np.random.randn(60, 4); y = np.where(np.random.rand(60) > 0.5, 1, -1)
w = np.zeros(4)
for epoch in range(100):
    p = 1 / (1 + np.exp(-X @ w))
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    w -= 0.1 * X.T @ (p - y) / 60
""",
        "FL204",
    ),
    "swapped helper": (
        """\
def bce(y_true, y_pred, eps=1e-9):
    return -np.mean(y_true * np.log(y_pred + eps) + (1 - y_true) * np.log(1 - y_pred + eps))
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
w = np.zeros(4)
for epoch in range(100):
    p = 1 / (1 + np.exp(-X @ w))
    loss = bce(p, y)
    w -= 0.1 * X.T @ (p - y) / 60
""",
        "FL303",
    ),
    "smoothing": (
        """\
X = np.random.randn(60, 4); Y = np.eye(3)[np.random.randint(0, 3, 60)] * 0.9 + 0.1
W = np.zeros((4, 3))
for epoch in range(100):
    z = X @ W
    logp = z - np.log(np.exp(z).sum(1, keepdims=True))
    loss = -np.mean(np.sum(Y * logp, axis=1))
    W -= 0.1 * X.T @ (np.exp(logp) - Y) / 60
""",
        "FL206",
    ),
    "acc onehot": (
        """\
X = np.random.randn(60, 4); Y = np.eye(3)[np.random.randint(0, 3, 60)]
W = np.zeros((4, 3))
for epoch in range(100):
    z = X @ W
    logp = z - np.log(np.exp(z).sum(1, keepdims=True))
    W -= 0.1 * X.T @ (np.exp(logp) - Y) / 60
acc = (np.argmax(z, axis=1)[:, None] == Y).mean()
""",
        "FL503",
    ),
    "L1": (
        """\
class Linear:
    def __init__(self, n, m):
        self.W = np.random.randn(n, m) * 0.01
    def forward(self, x):
        self.x = x
        return x @ self.W
    def backward(self, d):
        self.dW = self.x.T @ d
        return d @ self.W.T
    def step(self, lr):
        self.W -= lr * self.dW
class Softmax:
    def forward(self, x):
        e = np.exp(x - x.max(1, keepdims=True))
        self.p = e / e.sum(1, keepdims=True)
        return self.p
    def backward(self, d): return d
    def step(self, lr): pass
def nll(z, y):
    logp = z - np.log(np.exp(z).sum(1, keepdims=True))
    d = np.exp(logp); d[np.arange(len(y)), y] -= 1
    return -logp[np.arange(len(y)), y].mean(), d / len(y)
net = [Linear(4, 3), Softmax()]
X = np.random.randn(60, 4); y = np.random.randint(0, 3, 60)
for epoch in range(10):
    out = X
    for layer in net:
        out = layer.forward(out)
    value, d = nll(out, y)
    for layer in reversed(net):
        d = layer.backward(d)
    for layer in net:
        layer.step(0.1)
""",
        "FL105",
    ),
    "jax": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    z = jax.nn.softmax(x @ w)
    logp = z - jax.nn.logsumexp(z, axis=-1, keepdims=True)
    return -logp[jnp.arange(50), y].mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL105",
    ),
    "jax shift": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def log_softmax(z):
    z = z - z.max(-1, keepdims=True)
    return z - jnp.log(jnp.exp(z).sum(-1, keepdims=True))
def loss(w):
    return -jnp.take_along_axis(log_softmax(jax.nn.softmax(x @ w)), y[:, None], 1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL105",
    ),
}
RIGHT = {
    "sigmoid where stable r": """\
def sigmoid(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
w = np.zeros(4)
for epoch in range(10):
    p = sigmoid(X @ w)
    w -= 0.1 * X.T @ (p - y) / 60
loss = -np.mean(y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9))
acc = ((p > 0.5) == y).mean()
""",
    "cut cls r": """\
class LR:
    def __init__(self, d): self.w = np.zeros(d)
    def z(self, X): return X @ self.w
    def p(self, X): return 1 / (1 + np.exp(-self.z(X)))
    def fit(self, X, y):
        for _ in range(100):
            self.w -= 0.1 * X.T @ (self.p(X) - y) / len(y)
        return self
    def predict(self, X): return (self.p(X) >= 0.5).astype(int)
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
m = LR(4).fit(X, y)
print((m.predict(X) == y).mean(), ((m.z(X) > 0) == y).mean())
""",
    "linear regression r": """\
X = np.random.randn(60, 4); y = np.random.randn(60)
w = np.zeros(4)
for epoch in range(100):
    w -= 0.1 * X.T @ (X @ w - y) / 60
high = (X @ w > 0.5)
""",
    "gradients of a regression by tanh": """\
X = np.random.randn(60, 4); y = np.random.randn(60)
w = np.zeros(4)
for epoch in range(100):
    a = 0.5 * np.tanh(X @ w / 2)
    w -= 0.1 * X.T @ ((a - y) * (0.25 - a ** 2)) / 60
big = a > 0.5
""",
    "fermi choice": """\
T = np.linspace(0, 1, 50)
f = np.where(T >= 0.5, 1 / (1 + np.exp(-T)), T)
""",
    "swish by hand": """\
def swish(z): return z / (1 + np.exp(-z))
X = np.random.randn(60, 4); y = np.random.randint(0, 2, 60)
w = np.zeros((4, 8)); v = np.zeros(8)
for epoch in range(10):
    h = swish(X @ w)
    p = 1 / (1 + np.exp(-(h @ v)))
    v -= 0.1 * h.T @ (p - y) / 60
acc = ((p > 0.5) == y).mean()
""",
    "softmax of attention in numpy then head": """\
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)
X = np.random.randn(60, 5, 4); y = np.random.randint(0, 3, 60)
a = np.zeros(4); W = np.zeros((4, 3))
for epoch in range(10):
    alpha = softmax(X @ a)
    h = (alpha[..., None] * X).sum(1)
    P = softmax(h @ W)
    D = P.copy(); D[np.arange(60), y] -= 1
    W -= 0.1 * h.T @ D / 60
print(-np.log(P[np.arange(60), y]).mean(), (P.argmax(1) == y).mean())
""",
    "jax shift": """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def log_softmax(z):
    z = z - z.max(-1, keepdims=True)
    return z - jnp.log(jnp.exp(z).sum(-1, keepdims=True))
def loss(w):
    return -jnp.take_along_axis(log_softmax(x @ w), y[:, None], 1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "log ratio of sums": """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    p = jax.nn.softmax(x @ w)
    m = p.mean(0)
    return optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean() + (m * jnp.log(m + 1e-9)).sum()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()
