"""What a variable of the environment is when nobody sets it: the default that the program gives."""

from __future__ import annotations

import pytest

IMPORTS = """\
import os
"""
CASES = {
    "name by default": (
        """\
x, y = jnp.ones((8, 4)), jnp.zeros(8, int)
HEAD = os.environ.get("HEAD", "softmax")
def net(p, x): return getattr(jax.nn, HEAD)(x @ p)
def loss(p): return optax.softmax_cross_entropy_with_integer_labels(net(p, x), y).mean()
print(jax.grad(loss)(jnp.zeros((4, 3))))
""",
        {"FL101"},
    ),
    "equal by default": (
        """\
x, y = jnp.ones((8, 4)), jnp.zeros(8, int)
SOFT = os.getenv("SOFT", "1") == "1"
def net(p, x):
    z = x @ p
    return jax.nn.softmax(z) if SOFT else z
def loss(p): return optax.softmax_cross_entropy_with_integer_labels(net(p, x), y).mean()
print(jax.grad(loss)(jnp.zeros((4, 3))))
""",
        {"FL101"},
    ),
    "not by default": (
        """\
x, y = jnp.ones((8, 4)), jnp.zeros(8, int)
SOFT = os.getenv("SOFT", "0") == "1"
def net(p, x):
    z = x @ p
    return jax.nn.softmax(z) if SOFT else z
def loss(p): return optax.softmax_cross_entropy_with_integer_labels(net(p, x), y).mean()
print(jax.grad(loss)(jnp.zeros((4, 3))))
""",
        set(),
    ),
    "both sides follow": (
        """\
x, y = jnp.ones((8, 4)), jnp.zeros(8, int)
SOFT = os.getenv("SOFT", "1") == "1"
def net(p, x):
    z = x @ p
    return jax.nn.softmax(z) if SOFT else z
def loss(p):
    out = net(p, x)
    if SOFT:
        return -jnp.log(jnp.clip(out[jnp.arange(8), y], 1e-7)).mean()
    return optax.softmax_cross_entropy_with_integer_labels(out, y).mean()
print(jax.grad(loss)(jnp.zeros((4, 3))))
""",
        {"FL401"},
    ),
    "no default": (
        """\
x, y = jnp.ones((8, 4)), jnp.zeros(8, int)
def net(p, x):
    z = x @ p
    return jax.nn.softmax(z) if os.environ.get("SOFT") else z
def loss(p): return optax.softmax_cross_entropy_with_integer_labels(net(p, x), y).mean()
print(jax.grad(loss)(jnp.zeros((4, 3))))
""",
        {"FL101"},
    ),
    "number of classes by default": (
        """\
x, y = np.ones((80, 4)), np.random.randint(0, 5, 80)
N = int(os.environ.get("N", "3"))
def loss(p): return optax.softmax_cross_entropy_with_integer_labels(x @ p, y).mean()
print(jax.grad(loss)(jnp.zeros((4, N))))
""",
        {"FL204"},
    ),
    "lookup by default": (
        """\
x, y = jnp.ones((8, 4)), jnp.zeros(8, int)
ACTS = {"softmax": jax.nn.softmax, "none": lambda z: z}
act = ACTS[os.environ.get("ACT", "softmax").lower()]
def net(p, x): return act(x @ p)
def loss(p): return optax.softmax_cross_entropy_with_integer_labels(net(p, x), y).mean()
print(jax.grad(loss)(jnp.zeros((4, 3))))
""",
        {"FL101"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_defaults(case, codes):
    program, wanted = CASES[case]
    assert codes(IMPORTS + program) == wanted
