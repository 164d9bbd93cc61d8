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
    "vmapped over both of a tuple": (
        """\
x = np.random.rand(60, 3); y = np.random.randint(0, 3, 60)
def one(w, pair):
    x, y = pair
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(w @ x), y)
g = jax.grad(lambda w: jax.vmap(one, in_axes=(None, (0, 0)))(w, (x, y)).mean())(jnp.zeros((3, 3)))
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


MAPPED = """\
def scores(params, x):
    a = jnp.dot(params[0]["w"], x)
    for p in params[1:]:
        a = jnp.dot(p["w"], jax.nn.relu(a))
    return a
def shares(params, x):
    z = scores(params, x)
    return {end}
class Rows:
    def __init__(self, x, y):
        self.x, self.y, self.on = x, y, False
    def __getitem__(self, i):
        return (jnp.array(self.x{rows}), jnp.array(self.y[i])) if self.on else (self.x{rows}, self.y[i])
    def move(self):
        self.on = True
def layers(sizes):
    return [{{"w": jnp.zeros((n, m))}} for m, n in zip(sizes[:-1], sizes[1:])]
data = Rows(np.random.rand({shape}), np.eye(3)[np.random.randint(0, 3, 90)])
if input():
    data.move()
def loss(params, x, y):
    return -jnp.mean(y * jax.vmap(shares, in_axes=(None, {axis}))(params, x))
x, y = data[np.arange(10)]
g = jax.grad(loss)(layers([2, 8, 3]), x, y)
"""


@pytest.mark.parametrize(("shape", "rows", "axis"), [("90, 2", "[i, :]", 0), ("2, 90", "[:, i]", 1)])
@pytest.mark.parametrize(("end", "wanted"), [("z - jax.scipy.special.logsumexp(z)", set()), ("jnp.log(jax.nn.softmax(z))", {"FL401"})])
def test_mapped_over_rows_that_a_branch_made(shape, rows, axis, end, wanted, codes):
    assert codes(IMPORTS + MAPPED.format(shape=shape, rows=rows, axis=axis, end=end)) == wanted
