"""Functions that are mapped over trees: one tree, or several of one shape."""

from __future__ import annotations

import pytest

IMPORTS = """\
from flax import linen as nn
from jax.tree_util import tree_map
"""
CASES = {
    "dict of heads": (
        """\
class N(nn.Module):
    @nn.compact
    def __call__(self, x):
        return {"a": nn.Dense(1)(x), "b": nn.Dense(1)(x)}
x = np.random.normal(size=(32, 4))
labels = {"a": (x[:, 0] > 0).astype(np.float32), "b": (x[:, 1] > 0).astype(np.float32)}
net = N()
params = net.init(jax.random.PRNGKey(0), x)
def loss(p):
    out = net.apply(p, x)
    parts = jax.tree.map(optax.sigmoid_binary_cross_entropy, out, labels)
    return sum(jax.tree.leaves(jax.tree.map(jnp.mean, parts)))
g = jax.grad(loss)(params)
""",
        {"FL301"},
    ),
    "tuple, tree_util": (
        """\
class N(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(3)(x), nn.softmax(nn.Dense(3)(x))
x = np.random.normal(size=(32, 4))
y = np.random.randint(0, 3, 32)
net = N()
params = net.init(jax.random.PRNGKey(0), x)
def loss(p):
    parts = tree_map(lambda z, t: optax.softmax_cross_entropy_with_integer_labels(z, t).mean(), net.apply(p, x), (y, y))
    return parts[0] + parts[1]
g = jax.grad(loss)(params)
""",
        {"FL101"},
    ),
    "right": (
        """\
class N(nn.Module):
    @nn.compact
    def __call__(self, x):
        return {"a": nn.Dense(1)(x)[:, 0], "b": nn.Dense(1)(x)[:, 0]}
x = np.random.normal(size=(32, 4))
labels = {"a": (x[:, 0] > 0).astype(np.float32), "b": (x[:, 1] > 0).astype(np.float32)}
net = N()
params = net.init(jax.random.PRNGKey(0), x)
def loss(p):
    out = net.apply(p, x)
    parts = jax.tree.map(optax.sigmoid_binary_cross_entropy, out, labels)
    return sum(jax.tree.leaves(jax.tree.map(jnp.mean, parts)))
g = jax.grad(loss)(params)
""",
        set(),
    ),
    "ema of params then softmax": (
        """\
x = jnp.ones((8, 4)); y = jnp.zeros(8, int)
p = {"w": jnp.zeros((4, 3)), "b": jnp.zeros(3)}
ema = {"w": jnp.zeros((4, 3)), "b": jnp.zeros(3)}
def f(p, x):
    return jax.nn.softmax(x @ p["w"] + p["b"])
def loss(p):
    return optax.softmax_cross_entropy_with_integer_labels(f(p, x), y).mean()
for _ in range(3):
    g = jax.grad(loss)(p)
    p = jax.tree.map(lambda a, b: a - 0.1 * b, p, g)
    ema = jax.tree.map(lambda e, a: 0.9 * e + 0.1 * a, ema, p)
print(f(ema, x).argmax(1))
""",
        {"FL101"},
    ),
    "multimap lambda over lists of params": (
        """\
x = jnp.ones((8, 4)); y = jnp.zeros(8, int)
p = [(jnp.zeros((4, 5)), jnp.zeros(5)), (jnp.zeros((5, 3)), jnp.zeros(3))]
def f(p, x):
    (a, b), (c, d) = p
    return jax.nn.relu(x @ a + b) @ c + d
def loss(p):
    return optax.softmax_cross_entropy_with_integer_labels(f(p, x), y).mean()
m = jax.tree.map(jnp.zeros_like, p)
for _ in range(3):
    g = jax.grad(loss)(p)
    m = jax.tree.map(lambda a, b: 0.9 * a + b, m, g)
    p = jax.tree.map(lambda a, b: a - 0.1 * b, p, m)
print((f(p, x).argmax(1) == y).mean(), (jax.nn.softmax(f(p, x)) > 0.5).sum())
""",
        set(),
    ),
    "momentum and wrong cut": (
        """\
x = jnp.ones((8, 4)); y = jnp.zeros(8)
p = {"w": jnp.zeros(4)}
def f(p, x):
    return x @ p["w"]
def loss(p):
    return optax.sigmoid_binary_cross_entropy(f(p, x), y).mean()
m = jax.tree.map(jnp.zeros_like, p)
for _ in range(3):
    g = jax.grad(loss)(p)
    m = jax.tree.map(lambda a, b: 0.9 * a + b, m, g)
    p = jax.tree.map(lambda a, b: a - 0.1 * b, p, m)
print((f(p, x) > 0.5) == y)
""",
        {"FL502"},
    ),
    "reduce and leaves": (
        """\
x = jnp.ones((8, 4)); y = {"a": jnp.zeros(8), "b": jnp.ones(8)}
p = {"w": jnp.zeros(4), "v": jnp.ones(4)}
def bce(p, y):
    return -(y * jnp.log(p) + (1 - y) * jnp.log(1 - p)).mean()
def loss(p):
    out = {"a": x @ p["w"], "b": x @ p["v"]}
    return jax.tree.reduce(jnp.add, jax.tree.map(bce, out, y))
g = jax.grad(loss)(p)
""",
        {"FL102"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_maps(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
