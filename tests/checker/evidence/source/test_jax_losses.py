"""Optax's losses beside cross-entropy, and cuts by other words than a comparison."""

from __future__ import annotations

import pytest

IMPORTS = """\
from flax import linen as nn
from sklearn.datasets import load_iris
"""
CASES = {
    "dice_loss(softmax(z), Y).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.dice_loss(jax.nn.softmax(z), Y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        {"FL101"},
    ),
    "dice_loss(z, Y).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.dice_loss(z, Y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "dice_loss(softmax(z), Y, apply_softmax=False).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.dice_loss(jax.nn.softmax(z), Y, apply_softmax=False).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "dice_loss(z, Y, apply_softmax=False).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.dice_loss(z, Y, apply_softmax=False).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        {"FL102"},
    ),
    "dice_loss(z, b[ , None]).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.dice_loss(z, b[:, None]).mean()
g = jax.grad(f)(jnp.zeros((4, 1)))
""",
        set(),
    ),
    "binary_dice_loss(sigmoid(z), b).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.binary_dice_loss(jax.nn.sigmoid(z), b).mean()
g = jax.grad(f)(jnp.zeros((4,)))
""",
        {"FL101"},
    ),
    "binary_dice_loss(sigmoid(z), b, apply_sigmoid=False).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.binary_dice_loss(jax.nn.sigmoid(z), b, apply_sigmoid=False).mean()
g = jax.grad(f)(jnp.zeros((4,)))
""",
        set(),
    ),
    "binary_dice_loss(z, b, apply_sigmoid=False).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.binary_dice_loss(z, b, apply_sigmoid=False).mean()
g = jax.grad(f)(jnp.zeros((4,)))
""",
        {"FL102"},
    ),
    "multiclass_generalized_dice_loss(softmax(z), Y).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.multiclass_generalized_dice_loss(jax.nn.softmax(z), Y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        {"FL101"},
    ),
    "ranking_softmax_loss(softmax(z), Y)": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.ranking_softmax_loss(jax.nn.softmax(z), Y)
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        {"FL101"},
    ),
    "ranking_softmax_loss(z, Y * 3)": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.ranking_softmax_loss(z, Y * 3)
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "multiclass_sparsemax_loss(softmax(z), y).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.multiclass_sparsemax_loss(jax.nn.softmax(z), y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        {"FL101"},
    ),
    "multiclass_sparsemax_loss(z, y).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.losses.multiclass_sparsemax_loss(z, y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "-where(b == 1, log(z), log(1 - z)).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return -jnp.where(b == 1, jnp.log(z), jnp.log(1 - z)).mean()
g = jax.grad(f)(jnp.zeros((4,)))
""",
        {"FL102"},
    ),
    "-mean(log((z * Y).sum(1)))": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return -jnp.mean(jnp.log((z * Y).sum(1)))
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        {"FL102"},
    ),
    "heaviside(z - 0.5, 1.0).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.sigmoid_binary_cross_entropy(z, b).mean() + 0 * jnp.heaviside(z - 0.5, 1.0).mean()
g = jax.grad(f)(jnp.zeros((4,)))
""",
        {"FL502"},
    ),
    "heaviside(z, 1.0).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.sigmoid_binary_cross_entropy(z, b).mean() + 0 * jnp.heaviside(z, 1.0).mean()
g = jax.grad(f)(jnp.zeros((4,)))
""",
        set(),
    ),
    "sign(z - 0.5).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.sigmoid_binary_cross_entropy(z, b).mean() + 0 * jnp.sign(z - 0.5).mean()
g = jax.grad(f)(jnp.zeros((4,)))
""",
        {"FL502"},
    ),
    "floor(z + 0.5).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.sigmoid_binary_cross_entropy(z, b).mean() + 0 * jnp.floor(z + 0.5).mean()
g = jax.grad(f)(jnp.zeros((4,)))
""",
        {"FL502"},
    ),
    "digitize(z, array([0.5])).mean()": (
        """\
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
b = (y == 1).astype("float32")
def f(w):
    z = x @ w
    return optax.sigmoid_binary_cross_entropy(z, b).mean() + 0 * jnp.digitize(z, jnp.array([0.5])).mean()
g = jax.grad(f)(jnp.zeros((4,)))
""",
        {"FL502"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_losses(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
