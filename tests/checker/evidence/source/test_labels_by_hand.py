"""The labels that a hand-written loss meets: ids it picks by, yes and no it weighs by."""

from __future__ import annotations

import pytest

WRONG = {
    "reduce learned": (
        """\
y = np.array([0, 0, 1, [0, 1, 0], 2, [1, 0, 0]])
x = np.ones((6, 2))
w = np.zeros((2, 3))
for _ in range(200):
    z = x @ w
    logp = z - np.log(np.exp(z).sum(1, keepdims=True))
    grad = np.exp(logp)
    grad[np.arange(len(y)), y] -= 1
    w -= 0.1 * x.T @ grad / len(y)
print(-logp[np.arange(len(y)), y].mean())
""",
        "FL203",
    ),
    "one based": (
        """\
y = np.array([1, 1, 2, 2, 3, 3])
x = np.ones((6, 2))
w = np.zeros((2, 3))
for _ in range(200):
    z = x @ w
    logp = z - np.log(np.exp(z).sum(1, keepdims=True))
    grad = np.exp(logp)
    grad[np.arange(len(y)), y] -= 1
    w -= 0.1 * x.T @ grad / len(y)
print(-logp[np.arange(len(y)), y].mean())
""",
        "FL204",
    ),
    "jax jnp pick mixed": (
        """\
y = jnp.array([0, 0, 1, [0, 1, 0], 2, [1, 0, 0]])
x = jnp.ones((6, 2))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    return -logp[jnp.arange(len(y)), y].mean()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
        "FL203",
    ),
    "jax jnp take mixed": (
        """\
y = np.array([0, 0, 1, [0, 1, 0], 2, [1, 0, 0]])
x = jnp.ones((6, 2))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    return -jnp.take_along_axis(logp, y[:, None], 1).mean()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
        "FL203",
    ),
    "jax one hot mixed": (
        """\
y = jnp.array([0, 0, 1, [0, 1, 0], 2, [1, 0, 0]])
x = jnp.ones((6, 2))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    return -(jax.nn.one_hot(y, 3) * logp).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
        "FL203",
    ),
    "np.eye mixed": (
        """\
y = np.array([0, 0, 1, [0, 1, 0], 2, [1, 0, 0]])
Y = np.eye(3)[y]
x = jnp.ones((6, 2))
def loss(w):
    return optax.softmax_cross_entropy(x @ w, Y).mean()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
        "FL203",
    ),
    "ids one based pick": (
        """\
y = jnp.array([1, 1, 2, 2, 3, 3])
x = jnp.ones((6, 2))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    return -logp[jnp.arange(len(y)), y].mean()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
        "FL204",
    ),
    "ids one based take": (
        """\
y = jnp.array([1, 1, 2, 2, 3, 3])
x = jnp.ones((6, 2))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    return -jnp.take_along_axis(logp, y[:, None], 1).mean()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
        "FL204",
    ),
    "ids one based onehot": (
        """\
y = jnp.array([1, 1, 2, 2, 3, 3])
x = jnp.ones((6, 2))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    return -(jax.nn.one_hot(y, 3) * logp).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
        "FL204",
    ),
    "one hot in pick": (
        """\
y = jnp.eye(3)[jnp.array([0, 1, 2, 2, 1, 0])].astype(int)
x = jnp.ones((6, 2))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    return -logp[jnp.arange(len(y)), y].mean()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
        "FL201",
    ),
    "nan in hand bce": (
        """\
y = jnp.array([1.0, 0.0, float("nan"), 1.0])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    return -(y * jax.nn.log_sigmoid(z) + (1 - y) * jax.nn.log_sigmoid(-z)).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
        "FL205",
    ),
    "pm1 in hand bce": (
        """\
y = jnp.array([1.0, -1.0, -1.0, 1.0])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    return -(y * jax.nn.log_sigmoid(z) + (1 - y) * jax.nn.log_sigmoid(-z)).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
        "FL204",
    ),
    "pm1 in hand logaddexp": (
        """\
y = jnp.array([1.0, -1.0, -1.0, 1.0])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    return (jnp.logaddexp(0, z) - y * z).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
        "FL204",
    ),
    "12 in hand p": (
        """\
y = jnp.array([1.0, 2.0, 2.0, 1.0])
x = jnp.ones((4, 2))
def loss(w):
    p = jax.nn.sigmoid(x @ w)
    p = jnp.clip(p, 1e-6, 1-1e-6)
    return -(y * jnp.log(p) + (1 - y) * jnp.log(1 - p)).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
        "FL204 FL401",
    ),
}
RIGHT = {
    "same right": """\
y = np.array([0, 0, 1, 1, 2, 2])
x = np.ones((6, 2))
w = np.zeros((2, 3))
for _ in range(200):
    z = x @ w
    logp = z - np.log(np.exp(z).sum(1, keepdims=True))
    grad = np.exp(logp)
    grad[np.arange(len(y)), y] -= 1
    w -= 0.1 * x.T @ grad / len(y)
print(-logp[np.arange(len(y)), y].mean())
""",
    "pick masked": """\
y = jnp.array([0, 1, -1, 2])
x = jnp.ones((4, 2))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    nll = -jnp.take_along_axis(logp, y[:, None], 1)[:, 0]
    return jnp.where(y >= 0, nll, 0).sum() / (y >= 0).sum()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
    "pick masked 2": """\
y = jnp.array([0, 1, -1, 2])
m = (y >= 0).astype(jnp.float32)
x = jnp.ones((4, 2))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    nll = -logp[jnp.arange(4), y]
    return (nll * m).sum() / m.sum()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
    "logsumexp masked": """\
y = jnp.array([0, 1, -1, 2])
m = (y >= 0).astype(jnp.float32)
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    nll = jax.nn.logsumexp(z, axis=-1) - jnp.take_along_axis(z, y[:, None], axis=-1)[:, 0]
    return (nll * m).sum() / m.sum()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
    "masked mean where": """\
y = jnp.array([0, 1, -1, 2])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    nll = jax.nn.logsumexp(z, axis=-1) - z[jnp.arange(4), y]
    return jnp.mean(nll, where=y != -1)
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
    "bce missing -1": """\
y = jnp.array([0., 1., -1., 1.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    l = jax.nn.softplus(z) - y * z
    return (l * (y >= 0)).sum() / (y >= 0).sum()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "bce missing where": """\
y = jnp.array([0., 1., -1., 1.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    l = -(y * jax.nn.log_sigmoid(z) + (1 - y) * jax.nn.log_sigmoid(-z))
    return jnp.where(y >= 0, l, 0.0).sum()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "bce missing select before": """\
y = jnp.array([0., 1., -1., 1.])
x = jnp.ones((4, 2))
def loss(w):
    k = y >= 0
    z = (x @ w)[k]
    t = y[k]
    return (jax.nn.softplus(z) - t * z).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "bce nan replaced": """\
y = jnp.array([0., 1., jnp.nan, 1.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    t = jnp.nan_to_num(y)
    return ((jax.nn.softplus(z) - t * z) * ~jnp.isnan(y)).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "bce nan where": """\
y = jnp.array([0., 1., jnp.nan, 1.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    t = jnp.where(jnp.isnan(y), 0.0, y)
    return ((jax.nn.softplus(z) - t * z) * ~jnp.isnan(y)).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "soft labels": """\
y = jnp.array([0.1, 0.9, 0.2, 1.0])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    return (jax.nn.softplus(z) - y * z).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "margin logistic": """\
y = jnp.array([1., -1., -1., 1.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    return jnp.log1p(jnp.exp(-y * z)).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "margin logaddexp": """\
y = jnp.array([1., -1., -1., 1.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    return jnp.logaddexp(0, -y * z).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "policy actions": """\
rng = np.random.default_rng(0)
x = jnp.ones((4, 2))
a = rng.choice(3, 4)
adv = rng.normal(size=4)
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    return -(adv * logp[jnp.arange(4), a]).mean()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
    "poisson": """\
y = jnp.array([3., 5., 0., 2.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    return (jnp.exp(z) - y * z).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "softplus intensity": """\
y = jnp.array([3., 5., 0., 2.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    rate = jax.nn.softplus(z)
    return (rate - y * jnp.log(rate)).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "binomial counts": """\
k = jnp.array([3., 5., 0., 2.])
n = jnp.array([6., 5., 4., 2.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    return -(k * jax.nn.log_sigmoid(z) + (n - k) * jax.nn.log_sigmoid(-z)).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "binomial counts softplus": """\
k = jnp.array([3., 5., 0., 2.])
n = jnp.array([6., 5., 4., 2.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    return (n * jax.nn.softplus(z) - k * z).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "negative binomial 1 trial each": """\
k = jnp.array([3., 5., 0., 2.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    return (6 * jax.nn.softplus(z) - k * z).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
    "int8 fine pick": """\
y = np.array([0, 1, 2, 1], np.int8)
x = jnp.ones((4, 2))
def loss(w):
    logp = jax.nn.log_softmax(x @ w)
    return -logp[jnp.arange(4), y].mean()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
    "last step of sequence": """\
lengths = jnp.array([3, 5, 2, 4])
x = jnp.ones((4, 6, 2))
def loss(w, y=jnp.array([0, 1, 2, 0])):
    z = x @ w
    last = z[jnp.arange(4), lengths - 1]
    return optax.softmax_cross_entropy_with_integer_labels(last, y).mean()
g = jax.grad(loss)(jnp.zeros((2, 3)))
""",
    "relu regression minus": """\
y = jnp.array([3., 5., 0., 2.])
x = jnp.ones((4, 2))
def loss(w):
    z = x @ w
    return (jax.nn.relu(z) - y).mean()
g = jax.grad(loss)(jnp.zeros((2,)))
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()
