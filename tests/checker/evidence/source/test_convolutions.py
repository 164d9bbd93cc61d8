"""JAX's convolutions as heads, and outputs with an axis more than their labels."""

from __future__ import annotations

import pytest

IMPORTS = """\
from jax import lax
"""
CASES = {
    "masks": (
        """\
x = np.ones((12, 12, 12, 3), np.float32)
m = np.where(x.mean(-1) > 0.5, 1.0, 0.0)
def loss(k):
    z = lax.conv_general_dilated(x, k, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
    return optax.sigmoid_binary_cross_entropy(z, m).mean()
g = jax.grad(loss)(jnp.zeros((3, 3, 3, 1)))
""",
        {"FL301"},
    ),
    "masks, right": (
        """\
x = np.ones((12, 12, 12, 3), np.float32)
m = np.where(x.mean(-1) > 0.5, 1.0, 0.0)
def loss(k):
    z = lax.conv_general_dilated(x, k, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
    return optax.sigmoid_binary_cross_entropy(z[..., 0], m).mean()
g = jax.grad(loss)(jnp.zeros((3, 3, 3, 1)))
""",
        set(),
    ),
    "conv softmax head": (
        """\
x = np.ones((8, 3, 12, 12), np.float32)
m = np.random.randint(0, 4, (8, 12, 12))
def loss(k):
    z = jax.nn.softmax(lax.conv(x, k, (1, 1), "SAME"), axis=1)
    return optax.softmax_cross_entropy_with_integer_labels(z, m, axis=1).mean()
g = jax.grad(loss)(jnp.zeros((4, 3, 3, 3)))
""",
        {"FL101"},
    ),
    "conv axis left at the end": (
        """\
x = np.ones((8, 3, 12, 12), np.float32)
m = np.random.randint(0, 4, (8, 12, 12))
def loss(k):
    z = lax.conv(x, k, (1, 1), "SAME")
    return optax.softmax_cross_entropy_with_integer_labels(z, m).mean()
g = jax.grad(loss)(jnp.zeros((4, 3, 3, 3)))
""",
        {"FL302"},
    ),
    "sequence column": (
        """\
x = np.ones((8, 8, 3), np.float32)
m = np.random.randint(0, 2, (8, 8)).astype(np.float32)
def loss(k):
    return optax.sigmoid_binary_cross_entropy(x @ k, m).mean()
g = jax.grad(loss)(jnp.zeros((3, 1)))
""",
        {"FL301"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_heads(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
