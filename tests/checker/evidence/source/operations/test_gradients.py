"""What a loss is differentiated by is trained, and so is what is made of it and of its gradient."""

from __future__ import annotations

import pytest

HEAD = """\
X, t = jax.random.normal(jax.random.PRNGKey(0), (500, 4)), jnp.ones((500, 1))
def score(w, X):
    return X @ w
def loss(w, X, t):
    return optax.sigmoid_binary_cross_entropy(score(w, X), t).mean()
w = jnp.zeros((4, 1))
"""
STEPS = {
    "an array": "w = w - 0.1 * jax.grad(loss)(w, X, t)",
    "in place": "w -= 0.1 * jax.grad(loss)(w, X, t)",
    "of several arguments": "(g, _) = jax.grad(loss, argnums=(0, 1))(w, X, t)\n    w = w - g",
    "with the value": "v, g = jax.value_and_grad(loss)(w, X, t)\n    w = w + -0.1 * g",
    "by a tree": "w = jax.tree.map(lambda a, b: a - b, w, jax.grad(loss)(w, X, t))",
}


@pytest.mark.parametrize("step", STEPS)
def test_an_update(step, codes):
    assert codes(f"{HEAD}for i in range(9):\n    {STEPS[step]}\nscore(w, X) > 0.5") == {"FL502"}


TREES = {
    "a dictionary": (
        'p = {"w": jnp.zeros((4, 3)), "b": 0.0}',
        "x @ p['w'] + p['b']",
        "p = {k: p[k] - 0.1 * g[k] for k in p}",
    ),
    "a list": ("p = [jnp.zeros((4, 8)), jnp.zeros((8, 3))]", "jnp.tanh(x @ p[0]) @ p[1]", "p = [a - 0.1 * b for a, b in zip(p, g)]"),
    "pairs": (
        "p = [(jnp.zeros((4, 3)), jnp.zeros(3))]",
        "x @ p[0][0] + p[0][1]",
        "p = [(w - dw, b - db) for (w, b), (dw, db) in zip(p, g)]",
    ),
}


@pytest.mark.parametrize("tree", TREES)
def test_a_tree_of_parameters(tree, codes):
    made, scores, update = TREES[tree]
    program = f"""\
X, t = jax.random.normal(jax.random.PRNGKey(0), (500, 4)), jnp.zeros(500, int)
def predict(p, x):
    return jax.nn.softmax({scores})
def loss(p):
    return -jnp.mean(jnp.log(predict(p, X)[jnp.arange(500), t]))
{made}
for i in range(9):
    g = jax.grad(loss)(p)
    {update}
jax.nn.softmax(predict(p, X))
"""
    assert codes(program) == {"FL105", "FL401"}


EQUINOX = """\
import equinox as eqx


class Net(eqx.Module):
    w: jax.Array
    bins: jax.Array

    def __init__(self, key):
        self.w = jax.random.normal(key, (4, 3))
        self.bins = jnp.arange(3)

    def __call__(self, x):
        return {output}


def loss(net, x, t):
    return optax.softmax_cross_entropy_with_integer_labels(jax.vmap(net)(x), t).mean()


net = Net(jax.random.key(0))
value, grads = eqx.filter_value_and_grad(loss)(net, jnp.ones((8, 4)), jnp.zeros(8, int))
"""


@pytest.mark.parametrize(
    ("output", "wanted"), [("x @ self.w", set()), ("jax.nn.softmax(x @ self.w)", {"FL101"}), ("jax.nn.relu(x @ self.w)", {"FL108"})]
)
def test_a_model_whose_fields_are_arrays(output, wanted, codes):
    assert codes(EQUINOX.format(output=output)) == wanted


def test_one_example_at_a_time(codes):
    program = """\
def one(p, x, t):
    z = p["w"] @ x + p["b"]
    return {loss}
def loss(p, xs, ts):
    return jax.vmap(one, in_axes=(None, 0, 0))(p, xs, ts).mean()
p = {{"w": jnp.ones((3, 13)), "b": jnp.zeros(3)}}
jax.grad(loss)(p, jnp.ones((8, 13)), jnp.zeros(8, int))
"""
    assert codes(program.format(loss="-jnp.log(z[t])")) == {"FL102"}
    assert codes(program.format(loss="-jax.nn.log_softmax(z)[t]")) == set()


STRUCT = """\
from flax import struct


@struct.dataclass
class State:
    w: jax.Array
    step: int = 0


x, t = jnp.ones((8, 4)), jnp.ones(8)


def score(state):
    return x @ state.w


def update(state):
    g = jax.grad(lambda s: optax.sigmoid_binary_cross_entropy(score(s), t).mean())(state)
    return state.replace(w=state.w - 0.1 * g.w, step=state.step + 1)


state = State(w=jnp.zeros(4))
for _ in range(3):
    state = update(state)
score(state) > {cut}
"""


@pytest.mark.parametrize(("cut", "wanted"), [("0.5", {"FL502"}), ("0", set())])
def test_a_record_of_parameters(cut, wanted, codes):
    assert codes(STRUCT.format(cut=cut)) == wanted
