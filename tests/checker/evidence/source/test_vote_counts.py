"""Rows of votes, counted in the many ways that there are: label distributions only once they are divided by how many there were."""

from __future__ import annotations

import pytest

WRONG = {
    "votes": (
        """\
rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
truth = (x @ rng.normal(size=(6, 3))).argmax(1)
votes = np.stack([rng.multinomial(rng.integers(5, 15), np.where(np.arange(3) == t, 0.7, 0.15)) for t in truth]).astype(np.float32)
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, votes).mean())(w)
""",
        "FL206",
    ),
    "bincount rows": (
        """\
rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
raw = rng.integers(0, 3, (300, 5))
votes = np.stack([np.bincount(r, minlength=3) for r in raw]).astype(np.float32)
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, votes).mean())(w)
""",
        "FL206",
    ),
    "onehot sum votes": (
        """\
rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
raw = rng.integers(0, 3, (300, 5))
votes = jax.nn.one_hot(raw, 3).sum(1)
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, votes).mean())(w)
""",
        "FL206",
    ),
    "add at votes": (
        """\
rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
votes = np.zeros((300, 3))
for _ in range(7):
    judged = rng.integers(0, 3, 300)
    votes[np.arange(300), judged] += 1
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, votes).mean())(w)
""",
        "FL206",
    ),
    "add at twice": (
        """\
votes = np.zeros((300, 3))
judged = np.random.randint(0, 3, (300, 5))
for k in range(5):
    np.add.at(votes, (np.arange(300), judged[:, k]), 1)
x = np.random.normal(size=(300, 6)).astype(np.float32)
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, votes).mean())(w)
""",
        "FL206",
    ),
}
RIGHT = {
    "votes r": """\
rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
truth = (x @ rng.normal(size=(6, 3))).argmax(1)
votes = np.stack([rng.multinomial(rng.integers(5, 15), np.where(np.arange(3) == t, 0.7, 0.15)) for t in truth]).astype(np.float32)
t = votes / votes.sum(1, keepdims=True)
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, t).mean())(w)
""",
    "votes r2": """\
rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
votes = np.stack([rng.multinomial(10, [0.2, 0.3, 0.5]) / 10 for _ in range(300)])
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, votes).mean())(w)
""",
    "bincount rows r": """\
rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
raw = rng.integers(0, 3, (300, 5))
votes = np.stack([np.bincount(r, minlength=3) / 5 for r in raw]).astype(np.float32)
votes2 = np.stack([np.bincount(r, minlength=3) for r in raw]) / raw.shape[1]
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, votes).mean() + optax.softmax_cross_entropy(x @ w, votes2).mean())(w)
""",
    "onehot mean votes r": """\
rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
raw = rng.integers(0, 3, (300, 5))
votes = jax.nn.one_hot(raw, 3).mean(1)
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, votes).mean())(w)
""",
    "add at once": """\
y = np.zeros(300, int)
np.add.at(y, np.arange(150), 1)
x = np.random.normal(size=(300, 6)).astype(np.float32)
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean())(w)
""",
    "votes div r": """\
rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
votes = np.zeros((300, 3))
for _ in range(7):
    judged = rng.integers(0, 3, 300)
    votes[np.arange(300), judged] += 1
votes /= 7
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, votes).mean())(w)
""",
    "votes div r2": """\
rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
votes = np.zeros((300, 3))
for k in range(7):
    votes[np.arange(300), rng.integers(0, 3, 300)] += 1 / 7
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, votes).mean())(w)
""",
    "votes div r3": """\
rng = np.random.default_rng(0)
x = rng.normal(size=(300, 6)).astype(np.float32)
votes = np.zeros((300, 3))
for k in range(7):
    votes[np.arange(300), rng.integers(0, 3, 300)] += 1
w = jnp.zeros((6, 3))
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy(x @ w, votes / votes.sum(-1, keepdims=True)).mean())(w)
v, g = jax.value_and_grad(lambda w: optax.softmax_cross_entropy_with_integer_labels(x @ w, votes.argmax(-1)).mean())(w)
""",
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong(codes, name):
    program, wanted = WRONG[name]
    assert codes(program) == set(wanted.split())


@pytest.mark.parametrize("name", RIGHT)
def test_right(codes, name):
    assert codes(RIGHT[name]) == set()
