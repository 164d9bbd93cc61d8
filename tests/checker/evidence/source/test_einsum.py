"""Where the weights' own letter stands, the classes are."""

from __future__ import annotations

import pytest

IMPORTS = """\

"""
CASES = {
    "channels first, right": (
        """\
x = np.ones((8, 5, 12), np.float32); y = np.random.randint(0, 3, (8, 12))
def f(w):
    z = jnp.einsum("sc,bct->bst", w, x)
    return optax.softmax_cross_entropy_with_integer_labels(z, y, axis=1).mean()
g = jax.grad(f)(jnp.zeros((3, 5)))
""",
        set(),
    ),
    "channels first, last axis": (
        """\
x = np.ones((8, 5, 12), np.float32); y = np.random.randint(0, 3, (8, 12))
def f(w):
    z = jnp.einsum("sc,bct->bst", w, x)
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean()
g = jax.grad(f)(jnp.zeros((3, 5)))
""",
        {"FL302"},
    ),
    "weights first, softmax": (
        """\
x = np.ones((8, 5), np.float32); y = np.random.randint(0, 3, 8)
def f(w):
    z = jax.nn.softmax(jnp.einsum("cd,nd->nc", w, x))
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean()
g = jax.grad(f)(jnp.zeros((3, 5)))
""",
        {"FL101"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_class_axis(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
