"""Programs that pick, mask, weigh and cut as losses do, and are right."""

from __future__ import annotations

import pytest

WRONG = {
    "bce counts beta": (
        """\
k = jnp.array([2., 5., 1.]); n = jnp.array([4., 6., 3.]); x = jnp.ones((3, 4))
def loss(w):
    p = jax.nn.sigmoid(x @ w)
    return -(k * jnp.log(p + 1e-6) + (n - k) * jnp.log(1 - p + 1e-6)).sum()
g = jax.grad(loss)(jnp.zeros(4))
""",
        "FL401",
    ),
}
RIGHT = {
    "gaussian nll by hand": """\
x = jnp.ones((50, 4)); y = jnp.ones(50)
def loss(p):
    mu = x @ p[0]; s = jax.nn.softplus(x @ p[1])
    return (jnp.log(s) + 0.5 * ((y - mu) / s) ** 2).mean()
g = jax.grad(loss)((jnp.zeros(4), jnp.zeros(4)))
""",
    "embedding lookup": """\
x = jnp.array([1, 5, 7]); y = jnp.array([0, 1, 2])
def loss(p):
    h = p[0][x]
    return optax.softmax_cross_entropy_with_integer_labels(h @ p[1], y).mean()
g = jax.grad(loss)((jnp.zeros((10, 4)), jnp.zeros((4, 3))))
""",
    "pick q values": """\
s = jnp.ones((50, 4)); a = jnp.zeros(50, int); r = jnp.ones(50)
def loss(w):
    q = s @ w
    target = jax.lax.stop_gradient(r + 0.9 * q.max(-1))
    return ((q[jnp.arange(50), a] - target) ** 2).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "q relu head": """\
s = jnp.ones((50, 4)); a = jnp.zeros(50, int); r = jnp.ones(50)
def loss(w):
    q = jax.nn.relu(s @ w)
    return ((q[jnp.arange(50), a] - r) ** 2).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "c51": """\
s = jnp.ones((50, 4)); a = jnp.zeros(50, int); t = jax.nn.softmax(jnp.ones((50, 51)))
def loss(w):
    z = (s @ w).reshape(50, 3, 51)
    logp = jax.nn.log_softmax(z, axis=-1)[jnp.arange(50), a]
    return -(t * logp).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 153)))
""",
    "last token": """\
tokens = jnp.ones((8, 12), int); n = jnp.array([3, 4, 5, 6, 7, 8, 9, 11])
def loss(p):
    h = jnp.tanh(p[0][tokens] @ p[1])
    last = h[jnp.arange(8), n]
    return optax.softmax_cross_entropy_with_integer_labels(last @ p[2], jnp.zeros(8, int)).mean()
g = jax.grad(loss)((jnp.zeros((9, 4)), jnp.zeros((4, 4)), jnp.zeros((4, 2))))
""",
    "time pick of logits": """\
tokens = jnp.ones((8, 12, 5)); n = jnp.array([3, 4, 5, 6, 7, 8, 9, 11]); y = jnp.zeros(8, int)
def loss(w):
    z = tokens @ w
    return optax.softmax_cross_entropy_with_integer_labels(z[jnp.arange(8), n], y).mean()
g = jax.grad(loss)(jnp.zeros((5, 3)))
""",
    "time gather take_along": """\
tokens = jnp.ones((8, 12, 5)); n = jnp.array([3, 4, 5, 6, 7, 8, 9, 11]); y = jnp.zeros(8, int)
def loss(w):
    z = tokens @ w
    last = jnp.take_along_axis(z, n[:, None, None], axis=1)[:, 0]
    return optax.softmax_cross_entropy_with_integer_labels(last, y).mean()
g = jax.grad(loss)(jnp.zeros((5, 3)))
""",
    "pad minus one clipped": """\
y = jnp.array([[0, 1, -1], [2, -1, -1]]); x = jnp.ones((2, 3, 4))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    m = y >= 0
    nll = -jnp.take_along_axis(logp, jnp.clip(y, 0)[..., None], -1)[..., 0]
    return (nll * m).sum() / m.sum()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "pad 3d masked direct": """\
y = jnp.array([[0, 1, -1], [2, -1, -1]]); x = jnp.ones((2, 3, 4))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    nll = -jnp.take_along_axis(logp, y[..., None], -1)[..., 0]
    return jnp.where(y >= 0, nll, 0.0).sum()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "masked flat": """\
y = jnp.array([0, 1, -1, 2]); x = jnp.ones((4, 4))
def nll(logp, y):
    return -jnp.take_along_axis(logp, y[:, None], axis=1).squeeze(1)
def loss(w):
    rows = nll(jax.nn.log_softmax(x @ w), y)
    weights = jnp.asarray(y != -1, jnp.float32)
    return jnp.sum(rows * weights) / jnp.maximum(weights.sum(), 1.0)
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "masked vdot": """\
y = jnp.array([0, 1, -1, 2]); x = jnp.ones((4, 4))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    rows = -logp[jnp.arange(4), y]
    return jnp.vdot(rows, y != -1)
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "masked einsum": """\
y = jnp.array([0, 1, -1, 2]); x = jnp.ones((4, 4))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    rows = -logp[jnp.arange(4), y]
    return jnp.einsum("n,n->", rows, (y != -1).astype(float))
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "masked select then": """\
y = np.array([0, 1, -1, 2]); x = np.ones((4, 4))
keep = y >= 0
def loss(w):
    logp = jax.nn.log_softmax(x[keep] @ w)
    return -logp[jnp.arange(3), y[keep]].mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "hinge pm by softplus": """\
y = jnp.array([1., -1., 1.]); x = jnp.ones((3, 4))
def loss(w):
    return jax.nn.softplus(-y * (x @ w)).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
    "asymmetric weights": """\
y = jnp.array([0., 1., 1.]); x = jnp.ones((3, 4))
def loss(w):
    z = x @ w
    return (5.0 * y * jax.nn.softplus(-z) + (1 - y) * jax.nn.softplus(z)).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
    "uncertain labels 3 values": """\
y = jnp.array([0., 0.5, 1.]); x = jnp.ones((3, 4))
def loss(w):
    z = x @ w
    return -(y * jax.nn.log_sigmoid(z) + (1 - y) * jax.nn.log_sigmoid(-z)).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
    "ordinal ids of cumulative": """\
y = jnp.array([0, 1, 2, 3]); x = jnp.ones((4, 4))
def loss(w):
    z = (x @ w)[:, None] - jnp.array([-1.0, 0.0, 1.0])
    t = (y[:, None] > jnp.arange(3)).astype(float)
    return (jax.nn.softplus(z) - t * z).sum(1).mean()
g = jax.grad(loss)(jnp.zeros(4))
""",
    "gelu gate times log": """\
x = jnp.ones((3, 4)); y = jnp.array([0, 1, 2])
def loss(p):
    h = jax.nn.gelu(x @ p[0])
    z = h @ p[1]
    return -jnp.take_along_axis(z - jax.nn.logsumexp(z, axis=1, keepdims=True), y[:, None], 1).mean()
g = jax.grad(loss)((jnp.zeros((4, 5)), jnp.zeros((5, 3))))
""",
    "mixture density": """\
x = jnp.ones((30, 2)); y = jnp.ones(30)
def loss(p):
    h = jnp.tanh(x @ p["h"])
    log_pi = jax.nn.log_softmax(h @ p["pi"])
    mu, log_s = h @ p["mu"], jnp.tanh(h @ p["s"])
    comp = -0.5 * ((y[:, None] - mu) / jnp.exp(log_s)) ** 2 - log_s
    return -jax.nn.logsumexp(log_pi + comp, axis=-1).mean()
g = jax.grad(loss)({"h": jnp.zeros((2, 8)), "pi": jnp.zeros((8, 3)), "mu": jnp.zeros((8, 3)), "s": jnp.zeros((8, 3))})
""",
    "vq codes": """\
codes = jnp.ones((16, 4)); x = jnp.ones((30, 4))
def loss(p):
    z = jnp.tanh(x @ p)
    d = ((z[:, None] - codes) ** 2).sum(-1)
    i = d.argmin(-1)
    q = codes[i]
    return ((z - q) ** 2).mean()
g = jax.grad(loss)(jnp.zeros((4, 4)))
""",
    "topk accuracy": """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
w = jnp.zeros((4, 3))
g = jax.grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(w)
_, top = jax.lax.top_k(x @ w, 2)
acc = (top == y[:, None]).any(-1).mean()
""",
    "np sorted metric": """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_iris
X, y = load_iris(return_X_y=True)
m = LogisticRegression().fit(X, y)
p = m.predict_proba(X)
rank = (p >= p[np.arange(len(y)), y][:, None]).sum(1)
nll = -np.log(p[np.arange(len(y)), y]).mean()
brier = ((p - np.eye(3)[y]) ** 2).sum(1).mean()
""",
    "margin of proba": """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_iris
X, y = load_iris(return_X_y=True)
m = LogisticRegression().fit(X, y)
p = np.sort(m.predict_proba(X), axis=1)
sure = (p[:, -1] - p[:, -2]) > 0.5
entropy = -(p * np.log(p)).sum(1)
""",
    "calibration bins": """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
from sklearn.calibration import calibration_curve
X, y = load_breast_cancer(return_X_y=True)
m = LogisticRegression().fit(X, y)
p = m.predict_proba(X)[:, 1]
a, b = calibration_curve(y, p, n_bins=5)
z = m.decision_function(X)
edges = np.quantile(z, [0.25, 0.5, 0.75])
group = np.digitize(z, edges)
""",
    "votes hard": """\
from sklearn.linear_model import LogisticRegression
from sklearn.datasets import load_breast_cancer
X, y = load_breast_cancer(return_X_y=True)
ms = [LogisticRegression(C=c).fit(X, y) for c in (0.1, 1, 10)]
v = np.mean([m.predict(X) for m in ms], axis=0) > 0.5
s = np.mean([m.decision_function(X) for m in ms], axis=0) > 0
""",
    "isotonic on scores": """\
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, brier_score_loss
from sklearn.datasets import load_breast_cancer
X, y = load_breast_cancer(return_X_y=True)
z = LogisticRegression().fit(X, y).decision_function(X)
p = IsotonicRegression(out_of_bounds="clip").fit(z, y).predict(z)
print(log_loss(y, p), brier_score_loss(y, p), ((p > 0.5) == y).mean())
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()
