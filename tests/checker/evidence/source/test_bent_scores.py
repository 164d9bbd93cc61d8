"""Scores that an activation bent, before a loss that the program writes by hand."""

from __future__ import annotations

import pytest

WRONG = {
    "relu simple": (
        """\
def relu(z):
    return np.maximum(z, 0.0)
def log_softmax(z):
    z = z - z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
x = np.random.normal(size=(50, 4)); y = np.random.randint(0, 3, 50)
w1, b1 = np.random.normal(size=(4, 8)), np.zeros(8)
w2, b2 = np.random.normal(size=(8, 3)), np.zeros(3)
for _ in range(100):
    h = relu(x @ w1 + b1)
    out = relu(h @ w2 + b2)
    logp = log_softmax(out)
    rows = np.arange(len(y))
    loss = -logp[rows, y].mean()
    d = np.exp(logp)
    d[rows, y] -= 1
    d /= len(y)
    d = d * (out > 0)
    gw2 = h.T @ d
    gb2 = d.sum(0)
    d1 = d @ w2.T * (h > 0)
    w1 -= 0.1 * x.T @ d1; b1 -= 0.1 * d1.sum(0)
    w2 -= 0.1 * gw2; b2 -= 0.1 * gb2
""",
        "FL108",
    ),
    "relu no shift": (
        """\
def log_softmax(z):
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
x = np.random.normal(size=(50, 4)); y = np.random.randint(0, 3, 50)
w2 = np.random.normal(size=(4, 3))
for _ in range(100):
    out = np.maximum(x @ w2, 0)
    logp = log_softmax(out)
    rows = np.arange(len(y))
    loss = -logp[rows, y].mean()
    d = np.exp(logp)
    d[rows, y] -= 1
    w2 -= 0.1 * x.T @ (d * (out > 0))
""",
        "FL108",
    ),
    "jax relu by hand softmax": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    out = jax.nn.relu(x @ w)
    logp = out - jax.nn.logsumexp(out, axis=-1, keepdims=True)
    return -logp[jnp.arange(50), y].mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL108",
    ),
    "jax relu lse": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    out = jax.nn.relu(x @ w)
    return (jax.nn.logsumexp(out, axis=-1) - out[jnp.arange(50), y]).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL108",
    ),
    "jax relu log_softmax pick": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    out = jax.nn.relu(x @ w)
    return -jax.nn.log_softmax(out)[jnp.arange(50), y].mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL108",
    ),
    "jax tanh log_softmax take": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    out = jnp.tanh(x @ w)
    return -jnp.take_along_axis(jax.nn.log_softmax(out), y[:, None], 1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL108",
    ),
    "jax relu dense": (
        """\
x = jnp.ones((50, 4)); Y = jax.nn.one_hot(jnp.zeros(50, int), 3)
def loss(w):
    out = jax.nn.relu(x @ w)
    return -(Y * jax.nn.log_softmax(out)).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL108",
    ),
    "jax relu softmax log": (
        """\
x = jnp.ones((50, 4)); Y = jax.nn.one_hot(jnp.zeros(50, int), 3)
def loss(w):
    p = jax.nn.softmax(jax.nn.relu(x @ w))
    return -(Y * jnp.log(p + 1e-7)).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        "FL108 FL401",
    ),
    "jax relu bce by hand": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def loss(w):
    z = jax.nn.relu(x @ w)[:, 0]
    return (jax.nn.softplus(z) - y * z).mean()
g = jax.grad(loss)(jnp.zeros((4, 1)))
""",
        "FL108",
    ),
    "jax tanh logsigmoid": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def loss(w):
    z = jnp.tanh(x @ w)[:, 0]
    return -(y * jax.nn.log_sigmoid(z) + (1 - y) * jax.nn.log_sigmoid(-z)).mean()
g = jax.grad(loss)(jnp.zeros((4, 1)))
""",
        "FL108",
    ),
    "jax relu sigmoid log": (
        """\
x = jnp.ones((50, 4)); y = jnp.zeros(50)
def loss(w):
    p = jax.nn.sigmoid(jax.nn.relu(x @ w)[:, 0])
    return -(y * jnp.log(p) + (1 - y) * jnp.log(1 - p)).mean()
g = jax.grad(loss)(jnp.zeros((4, 1)))
""",
        "FL108 FL401",
    ),
}
RIGHT = {
    "attention relu then linear": """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    out = jax.nn.relu(x @ w[0]) @ w[1]
    return -jax.nn.log_softmax(out)[jnp.arange(50), y].mean()
g = jax.grad(loss)([jnp.zeros((4, 3)), jnp.zeros((3, 3))])
""",
    "softcap": """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
def loss(w):
    out = 30 * jnp.tanh(x @ w / 30)
    return -jax.nn.log_softmax(out)[jnp.arange(50), y].mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "tanh clip policy": """\
x = jnp.ones((50, 4)); y = jnp.zeros(50, int)
C = 10.0
def loss(w):
    out = C * jnp.tanh(x @ w)
    return optax.softmax_cross_entropy_with_integer_labels(out, y).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
    "relu attention weights": """\
x = jnp.ones((50, 6, 4)); y = jnp.zeros(50, int)
def loss(w):
    a = jax.nn.softmax(jax.nn.leaky_relu(x @ w[0]), axis=1)
    h = (a * x).sum(1)
    return optax.softmax_cross_entropy_with_integer_labels(h @ w[1], y).mean()
g = jax.grad(loss)([jnp.zeros((4, 1)), jnp.zeros((4, 3))])
""",
    "relu multinomial counts": """\
x = jnp.ones((50, 4)); y = jnp.zeros((50, 3))
def loss(w):
    rate = jax.nn.softplus(x @ w)
    return (rate - y * jnp.log(rate)).mean()
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
