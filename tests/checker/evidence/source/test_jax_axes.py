"""The axis that a JAX loss is told to look at."""

from __future__ import annotations

import pytest

IMPORTS = """\
import fromlogits.jax as fj
from flax import nnx
from sklearn.datasets import load_digits, load_iris
"""
CASES = {
    "axis literal": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    return optax.softmax_cross_entropy(x @ w, Y, axis=0).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL302"},
    ),
    "axis constant": (
        """\
AXIS = 0
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    return optax.softmax_cross_entropy(x @ w, Y, axis=AXIS).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL302"},
    ),
    "nnx": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
m = nnx.Linear(4, 3, rngs=nnx.Rngs(0))
def loss(m):
    return optax.softmax_cross_entropy(m(x), Y, axis=0).mean()
g = nnx.grad(loss)(m)
""",
        {"FL302"},
    ),
    "nnx batches": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
m = nnx.Linear(4, 3, rngs=nnx.Rngs(0))
@nnx.jit
def step(m, x, y):
    def loss(m):
        return optax.softmax_cross_entropy(m(x), y, axis=0).mean()
    return nnx.value_and_grad(loss)(m)
for i in range(0, 150, 50):
    step(m, x[i:i + 50], Y[i:i + 50])
""",
        {"FL302"},
    ),
    "conv nnx": (
        """\
d = load_digits()
images = jnp.asarray(d.images[..., None] / 16, jnp.float32)
Y = jax.nn.one_hot(d.target, 10)
class D(nnx.Module):
    def __init__(self, rngs):
        self.conv = nnx.Conv(1, 8, (3, 3), rngs=rngs)
        self.dense = nnx.Linear(8 * 16, 10, rngs=rngs)
    def __call__(self, x):
        x = nnx.relu(self.conv(x))
        x = nnx.max_pool(x, (2, 2), strides=(2, 2))
        return self.dense(x.reshape(x.shape[0], -1))
m = D(nnx.Rngs(0))
def loss(m):
    return optax.softmax_cross_entropy(m(images), Y, axis=0).mean()
g = nnx.grad(loss)(m)
""",
        {"FL302"},
    ),
    "axis 1, right": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    return optax.softmax_cross_entropy(x @ w, Y, axis=1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "axis 0 of one row, right": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def one(w, x, y):
    return optax.softmax_cross_entropy(x @ w, y, axis=0)
def loss(w):
    return jax.vmap(one, (None, 0, 0))(w, x, Y).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "transposed, right": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    return optax.softmax_cross_entropy((x @ w).T, Y.T, axis=0).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "softmax axis 0 in nll": (
        """\
x, y = load_iris(return_X_y=True)
def loss(w):
    lp = jax.nn.log_softmax(x @ w, axis=0)
    return -jnp.take_along_axis(lp, y[:, None], axis=1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL302"},
    ),
    "kl over axis 0": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    return optax.kl_divergence(jax.nn.log_softmax(x @ w, axis=0), Y).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL302"},
    ),
    "sparse axis 0": (
        """\
x, y = load_iris(return_X_y=True)
def loss(w):
    return optax.softmax_cross_entropy_with_integer_labels(x @ w, y, axis=0).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL302"},
    ),
    "vmapped log_softmax, right": (
        """\
x, y = load_iris(return_X_y=True)
def loss(w):
    lp = jax.vmap(jax.nn.log_softmax)(x @ w)
    return -jnp.take_along_axis(lp, y[:, None], axis=1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "fj axis": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    return fj.softmax_cross_entropy(x @ w, Y, axis=0).mean()
g = jax.grad(loss)(jnp.zeros((4, 3)))
""",
        {"FL302"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_axes(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
