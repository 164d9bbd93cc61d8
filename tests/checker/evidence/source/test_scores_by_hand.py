"""Formulas for raw scores that get probabilities, and a pick out of independent ones."""

from __future__ import annotations

import pytest

IMPORTS = """\
from jax.scipy.special import logsumexp, xlogy
from sklearn.datasets import load_iris
"""
CASES = {
    "logsumexp of probs jax": (
        """\
x, y = load_iris(return_X_y=True)
def loss(w):
    z = jax.nn.softmax(x @ w)
    return jnp.mean(logsumexp(z, axis=1) - z[jnp.arange(len(y)), y])
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL101"},
    ),
    "logsumexp, right jax": (
        """\
x, y = load_iris(return_X_y=True)
def loss(w):
    z = x @ w
    return jnp.mean(logsumexp(z, axis=1) - z[jnp.arange(len(y)), y])
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "logsumexp one hot of probs jax": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    z = jax.nn.softmax(x @ w)
    return jnp.mean(jax.nn.logsumexp(z, axis=1) - (z * Y).sum(1))
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL101"},
    ),
    "stable bce of sigmoid": (
        """\
def loss(w, x, y):
    z = jax.nn.sigmoid(x @ w)
    return jnp.mean(jnp.maximum(z, 0) - z * y + jnp.log1p(jnp.exp(-jnp.abs(z))))
g = jax.grad(loss)(jnp.zeros(4), jnp.ones((8, 4)), jnp.ones(8))
""",
        {"FL101"},
    ),
    "logaddexp bce of sigmoid": (
        """\
def loss(w, x, y):
    z = jax.nn.sigmoid(x @ w)
    return jnp.mean(jnp.logaddexp(0.0, z) - z * y)
g = jax.grad(loss)(jnp.zeros(4), jnp.ones((8, 4)), jnp.ones(8))
""",
        {"FL101"},
    ),
    "softplus bce of sigmoid": (
        """\
def loss(w, x, y):
    z = jax.nn.sigmoid(x @ w)
    return jnp.mean(jax.nn.softplus(z) - z * y)
g = jax.grad(loss)(jnp.zeros(4), jnp.ones((8, 4)), jnp.ones(8))
""",
        {"FL101"},
    ),
    "log_sigmoid of sigmoid": (
        """\
def loss(w, x, y):
    z = jax.nn.sigmoid(x @ w)
    return -jnp.mean(y * jax.nn.log_sigmoid(z) + (1 - y) * jax.nn.log_sigmoid(-z))
g = jax.grad(loss)(jnp.zeros(4), jnp.ones((8, 4)), jnp.ones(8))
""",
        {"FL105"},
    ),
    "picked sigmoid categorical": (
        """\
x, y = load_iris(return_X_y=True)
def loss(w):
    p = jax.nn.sigmoid(x @ w)
    return -jnp.log(jnp.clip(p[jnp.arange(len(y)), y], 1e-9)).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL107", "FL401"},
    ),
    "picked sigmoid take_along": (
        """\
x, y = load_iris(return_X_y=True)
def loss(w):
    p = jax.nn.sigmoid(x @ w)
    return -jnp.take_along_axis(jnp.log(p + 1e-9), y[:, None], axis=1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL107", "FL401"},
    ),
    "dot sigmoid categorical": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    p = jax.nn.sigmoid(x @ w)
    return -jnp.einsum('nc,nc->n', Y, jnp.log(p + 1e-9)).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL107", "FL401"},
    ),
    "xlogy sigmoid categorical": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    p = jnp.clip(jax.nn.sigmoid(x @ w), 1e-6, 1 - 1e-6)
    return -xlogy(Y, p).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL107", "FL401"},
    ),
    "picked of one-vs-rest, right (full bce)": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    p = jnp.clip(jax.nn.sigmoid(x @ w), 1e-6, 1 - 1e-6)
    return -(Y * jnp.log(p) + (1 - Y) * jnp.log(1 - p)).sum(-1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL401"},
    ),
    "nce, right, negatives by complement": (
        """\
x, y = load_iris(return_X_y=True)
def loss(w):
    p = jnp.clip(jax.nn.sigmoid(x @ w), 1e-6, 1 - 1e-6)
    right = p[jnp.arange(len(y)), y]
    wrong = p[jnp.arange(len(y)), (y + 1) % 3]
    return -(jnp.log(right) + jnp.log(1 - wrong)).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL401"},
    ),
    "hazards of discrete times, right": (
        """\
t, c = torch.randint(0, 20, (32, 1)), torch.randint(0, 2, (32, 1))
h = torch.sigmoid(nn.Linear(100, 20)(torch.randn(32, 100)))
s = torch.cat([torch.ones_like(c), torch.cumprod(1 - h, dim=1)], 1)
before, now, after = s.gather(1, t).clamp(min=1e-7), h.gather(1, t).clamp(min=1e-7), s.gather(1, t + 1).clamp(min=1e-7)
(-(1 - c) * (torch.log(before) + torch.log(now)) - c * torch.log(after)).mean().backward()
""",
        {"FL401"},
    ),
    "negatives by the sigmoid of minus the scores, right": (
        """\
z = nn.Linear(100, 50)(torch.randn(32, 100))
yes, no = torch.randint(0, 50, (32, 1)), torch.randint(0, 50, (32, 5))
(-torch.log(torch.sigmoid(z).gather(1, yes)).sum() - torch.log(torch.sigmoid(-z).gather(1, no)).sum()).backward()
""",
        {"FL401"},
    ),
    "negatives by the sigmoid of minus the products, right": (
        """\
key = jax.random.PRNGKey(0)
E, O = jax.random.normal(key, (1000, 16)), jax.random.normal(key, (1000, 16))
mid, yes = jax.random.randint(key, (64,), 0, 1000), jax.random.randint(key, (64,), 0, 1000)
no = jax.random.randint(key, (64, 5), 0, 1000)
def loss(E, O):
    s = E[mid] @ O.T
    a = jnp.log(jax.nn.sigmoid(s)[jnp.arange(64), yes] + 1e-9)
    return -(a + jnp.log(jnp.take_along_axis(jax.nn.sigmoid(-s), no, axis=1) + 1e-9).sum(1)).mean()
g = jax.grad(loss)(E, O)
""",
        {"FL401"},
    ),
    "the unlabelled pushed down by their mean, right": (
        """\
p = nn.Sequential(nn.Linear(100, 50), nn.Sigmoid())(torch.randn(32, 100))
(-torch.log(p.gather(1, torch.randint(0, 50, (32, 1)))).mean() + 0.1 * p.mean()).backward()
""",
        {"FL401"},
    ),
    "a pick from independent sigmoids, their mean looked at": (
        """\
p = nn.Sequential(nn.Linear(100, 50), nn.Sigmoid())(torch.randn(32, 100))
print(p.mean())
(-torch.log(p.gather(1, torch.randint(0, 50, (32, 1)))).mean()).backward()
""",
        {"FL107", "FL401"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_formulas(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
