"""Examples out of trees of batches: mapped over, scanned, and compared."""

from __future__ import annotations

import pytest

IMPORTS = """\
import jax, optax, numpy as np
"""
CASES = {
    "vmapped batch dict": (
        """\
x = np.random.rand(60, 4); y = np.random.randint(0, 5, 60)
def one(w, b):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(b["x"] @ w), b["y"])
def f(w):
    return jax.vmap(one, in_axes=(None, 0))(w, {"x": x, "y": y}).mean()
g = jax.grad(f)(jnp.zeros((4, 5)))
""",
        {"FL101"},
    ),
    "vmapped batch tuple": (
        """\
x = np.random.rand(60, 4); y = np.random.randint(1, 6, 60)
def one(w, b):
    r, t = b
    return optax.softmax_cross_entropy_with_integer_labels(r @ w, t)
def f(w):
    return jax.vmap(one, in_axes=(None, 0))(w, (x, y)).mean()
g = jax.grad(f)(jnp.zeros((4, 5)))
""",
        {"FL204"},
    ),
    "vmapped batch, right": (
        """\
x = np.random.rand(60, 4); y = np.random.randint(0, 5, 60)
def one(w, b):
    z = b["x"] @ w
    return {"loss": optax.softmax_cross_entropy_with_integer_labels(z, b["y"]), "acc": z.argmax() == b["y"]}
def f(w):
    m = jax.vmap(one, in_axes=(None, 0))(w, {"x": x, "y": y})
    return m["loss"].mean(), m["acc"].mean()
g = jax.grad(f, has_aux=True)(jnp.zeros((4, 5)))
""",
        set(),
    ),
    "ensemble of stacked params": (
        """\
x = np.random.rand(60, 4); y = np.random.randint(0, 5, 60)
p = {"w": jnp.zeros((7, 4, 5)), "b": jnp.zeros((7, 5))}
def apply(p):
    return jax.nn.softmax(x @ p["w"] + p["b"])
def f(p):
    out = jax.vmap(apply)(p)
    return optax.softmax_cross_entropy_with_integer_labels(out, jnp.broadcast_to(y, (7, 60))).mean()
g = jax.grad(f)(p)
""",
        {"FL101"},
    ),
    "scan of a dict of batches": (
        """\
D = {"x": np.random.rand(6, 10, 4), "y": np.random.randint(1, 6, (6, 10))}
def body(w, b):
    l, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(b["x"] @ w, b["y"]).mean())(w)
    return w - g, l
w, ls = jax.lax.scan(body, jnp.zeros((4, 5)), D)
""",
        {"FL204"},
    ),
    "accuracy with an axis added": (
        """\
Y = jax.nn.one_hot(np.random.randint(0, 3, 60), 3)
x = np.random.rand(60, 2)
def f(w):
    z = x @ w
    return optax.softmax_cross_entropy(z, Y).mean(), (z.argmax(-1)[:, None] == Y).mean()
g = jax.grad(f, has_aux=True)(jnp.zeros((2, 3)))
""",
        {"FL503"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_examples(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
