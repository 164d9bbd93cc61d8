"""Functions of JAX's libraries that hand models and functions around."""

from __future__ import annotations

import pytest

IMPORTS = """\
import functools
import equinox as eqx
from flax import linen as nn, nnx
from sklearn.datasets import load_iris
"""
CASES = {
    "optax value and grad from state soft": (
        """\
x, y = load_iris(return_X_y=True)
def loss(w):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w), y).mean()
v, g = optax.value_and_grad_from_state(loss)(jnp.zeros((4, 3)), state=None)
""",
        {"FL101"},
    ),
    "optax value and grad from state": (
        """\
x, y = load_iris(return_X_y=True)
def loss(w):
    return optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean()
v, g = optax.value_and_grad_from_state(loss)(jnp.zeros((4, 3)), state=None)
""",
        set(),
    ),
    "nnx bridge soft": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

class L(nn.Module):
    @nn.compact
    def __call__(self, x):
        z = nn.Dense(3)(x)
        return jax.nn.softmax(z)
m = nnx.bridge.ToNNX(L(), rngs=nnx.Rngs(0)).lazy_init(x)
def loss(m):
    return optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean()
g = nnx.grad(loss)(m)
""",
        {"FL101"},
    ),
    "nnx bridge raw": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

class L(nn.Module):
    @nn.compact
    def __call__(self, x):
        z = nn.Dense(3)(x)
        return z
m = nnx.bridge.ToNNX(L(), rngs=nnx.Rngs(0)).lazy_init(x)
def loss(m):
    return optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean()
g = nnx.grad(loss)(m)
""",
        set(),
    ),
    "nnx bridge log": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

class L(nn.Module):
    @nn.compact
    def __call__(self, x):
        z = nn.Dense(3)(x)
        return jax.nn.log_softmax(z)
m = nnx.bridge.ToNNX(L(), rngs=nnx.Rngs(0)).lazy_init(x)
def loss(m):
    return optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean()
g = nnx.grad(loss)(m)
""",
        {"FL104"},
    ),
    "eqx tree_at soft": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

class M(eqx.Module):
    body: eqx.nn.Linear
    head: eqx.nn.Linear
    def __init__(self, key):
        self.body = eqx.nn.Linear(4, 8, key=key)
        self.head = eqx.nn.Linear(8, 5, key=key)
    def __call__(self, x):
        z = self.head(jax.nn.relu(self.body(x)))
        return jax.nn.softmax(z)
m = M(jax.random.key(0))
m = eqx.tree_at(lambda m: m.head, m, eqx.nn.Linear(8, 3, key=jax.random.key(2)))
def loss(m):
    return optax.softmax_cross_entropy_with_integer_labels(jax.vmap(m)(x), y).mean()
g = eqx.filter_grad(loss)(m)
""",
        {"FL101"},
    ),
    "eqx tree_at raw": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

class M(eqx.Module):
    body: eqx.nn.Linear
    head: eqx.nn.Linear
    def __init__(self, key):
        self.body = eqx.nn.Linear(4, 8, key=key)
        self.head = eqx.nn.Linear(8, 5, key=key)
    def __call__(self, x):
        z = self.head(jax.nn.relu(self.body(x)))
        return z
m = M(jax.random.key(0))
m = eqx.tree_at(lambda m: m.head, m, eqx.nn.Linear(8, 3, key=jax.random.key(2)))
def loss(m):
    return optax.softmax_cross_entropy_with_integer_labels(jax.vmap(m)(x), y).mean()
g = eqx.filter_grad(loss)(m)
""",
        set(),
    ),
    "eqx tree_at log": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

class M(eqx.Module):
    body: eqx.nn.Linear
    head: eqx.nn.Linear
    def __init__(self, key):
        self.body = eqx.nn.Linear(4, 8, key=key)
        self.head = eqx.nn.Linear(8, 5, key=key)
    def __call__(self, x):
        z = self.head(jax.nn.relu(self.body(x)))
        return jax.nn.log_softmax(z)
m = M(jax.random.key(0))
m = eqx.tree_at(lambda m: m.head, m, eqx.nn.Linear(8, 3, key=jax.random.key(2)))
def loss(m):
    return optax.softmax_cross_entropy_with_integer_labels(jax.vmap(m)(x), y).mean()
g = eqx.filter_grad(loss)(m)
""",
        {"FL104"},
    ),
    "tree_util Partial soft": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

def apply(w, x):
    z = x @ w
    return jax.nn.softmax(z)
def f(w):
    model = jax.tree_util.Partial(apply, w)
    return optax.softmax_cross_entropy_with_integer_labels(model(x), y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        {"FL101"},
    ),
    "tree_util Partial raw": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

def apply(w, x):
    z = x @ w
    return z
def f(w):
    model = jax.tree_util.Partial(apply, w)
    return optax.softmax_cross_entropy_with_integer_labels(model(x), y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "tree_util Partial log": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

def apply(w, x):
    z = x @ w
    return jax.nn.log_softmax(z)
def f(w):
    model = jax.tree_util.Partial(apply, w)
    return optax.softmax_cross_entropy_with_integer_labels(model(x), y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        {"FL104"},
    ),
    "lax switch head soft": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

def f(w, i):
    z = x @ w
    z = jax.lax.switch(i, [lambda z: jax.nn.softmax(z), lambda z: jax.nn.softmax(z)], z)
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)), 1)
""",
        {"FL101"},
    ),
    "lax switch head raw": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

def f(w, i):
    z = x @ w
    z = jax.lax.switch(i, [lambda z: z, lambda z: z], z)
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)), 1)
""",
        set(),
    ),
    "lax switch head log": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

def f(w, i):
    z = x @ w
    z = jax.lax.switch(i, [lambda z: jax.nn.log_softmax(z), lambda z: jax.nn.log_softmax(z)], z)
    return optax.softmax_cross_entropy_with_integer_labels(z, y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)), 1)
""",
        {"FL104"},
    ),
    "vectorize soft": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

@functools.partial(jnp.vectorize, signature="(d),(d,c)->(c)")
def apply(x, w):
    z = x @ w
    return jax.nn.softmax(z)
def f(w):
    return optax.softmax_cross_entropy_with_integer_labels(apply(x, w), y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        {"FL101"},
    ),
    "vectorize raw": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

@functools.partial(jnp.vectorize, signature="(d),(d,c)->(c)")
def apply(x, w):
    z = x @ w
    return z
def f(w):
    return optax.softmax_cross_entropy_with_integer_labels(apply(x, w), y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        set(),
    ),
    "vectorize log": (
        """\
x, y = load_iris(return_X_y=True)
x = x.astype("float32")

@functools.partial(jnp.vectorize, signature="(d),(d,c)->(c)")
def apply(x, w):
    z = x @ w
    return jax.nn.log_softmax(z)
def f(w):
    return optax.softmax_cross_entropy_with_integer_labels(apply(x, w), y).mean()
g = jax.grad(f)(jnp.zeros((4, 3)))
""",
        {"FL104"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_functions(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted


NUMBERS = """
def nll(w, x, y):
    return -{log}[jnp.arange(30), y].mean()
x, y = np.random.rand(30, 4), np.random.randint(0, 3, 30)
jax.grad(nll)({weights}, x, y)
"""


@pytest.mark.parametrize("weights", ["np.zeros((4, 3))", "np.random.randn(4, 3)", "jnp.zeros((4, 3))"])
@pytest.mark.parametrize(
    ("log", "wanted"),
    [
        ("jnp.log(jax.nn.softmax(x @ w))", {"FL401"}),
        ("jax.nn.log_softmax(x @ w)", set()),
        ("jax.nn.softmax(x @ w)", {"FL103"}),
    ],
)
def test_weights_are_traced_whoever_made_them(weights, log, wanted, codes):
    assert codes(NUMBERS.format(weights=weights, log=log)) == wanted
