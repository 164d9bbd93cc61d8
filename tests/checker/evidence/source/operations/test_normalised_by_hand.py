"""Scores minus the logarithm of the sum of their exponentials: log_softmax, over the axis that was summed."""

from __future__ import annotations

import pytest

HEAD = """\
from jax.scipy.special import logsumexp
z = nn.Linear(4, 3)(torch.rand(6, 4))
w = jax.random.normal(jax.random.key(0), (4, 3))
def scores(w):
    return jnp.ones((6, 4)) @ w
"""

FOLLOWED = {
    "logsumexp": ("z - torch.logsumexp(z, 1, keepdim=True)", (-1, None)),
    "a new axis": ("z - torch.logsumexp(z, 1)[:, None]", (-1, None)),
    "a new axis by name": ("z - z.logsumexp(-1).unsqueeze(-1)", (-1, None)),
    "log of a sum": ("z - torch.log(torch.exp(z).sum(1, keepdim=True))", (-1, None)),
    "without the maximum": ("m = z.amax(1, keepdim=True)\nz - (m + torch.log(torch.exp(z - m).sum(1, keepdim=True)))", (-1, None)),
    "over the rows": ("z - torch.logsumexp(z, 0, keepdim=True)", (-2, "batch")),
    "over the rows, log of a sum": ("z - torch.log(torch.exp(z).sum(0))", (-2, "batch")),
    "over everything": ("z - torch.log(torch.sum(torch.exp(z)))", (-1, "batch")),
}

OTHERS = {
    "of other scores": "z - torch.logsumexp(z * 2, 1, keepdim=True)",
    "of the scores without their maximum": "z - torch.log(torch.exp(z - z.max()).sum(1, keepdim=True))",
    "an average": "z - torch.log(torch.exp(z).mean(1, keepdim=True))",
}

WRONG = {
    "jax, without an axis": ("z - logsumexp(z)", {"FL302"}),
    "jax, over the rows": ("z - logsumexp(z, axis=0)", {"FL302"}),
    "jax, log of a sum": ("z - jnp.log(jnp.sum(jnp.exp(z)))", {"FL302"}),
    "jax, right": ("z - logsumexp(z, axis=1, keepdims=True)", set()),
    "jax, right with a new axis": ("z - logsumexp(z, axis=-1)[:, None]", set()),
    "jax, one row at a time": ("jax.vmap(lambda row: row - logsumexp(row))(z)", set()),
}


@pytest.mark.parametrize("way", FOLLOWED)
def test_log_softmax(way, facts):
    program, (axis, fault) = FOLLOWED[way]
    wanted = {"activation": "log_softmax", "kind": "log-probabilities", "axis": axis, "axis_fault": fault}
    assert facts(HEAD + program, wanted) == wanted


@pytest.mark.parametrize(
    "total", ["e.sum(1, keepdim=True)", "torch.exp(z).sum(1, keepdim=True)", "torch.sum(torch.exp(z), dim=1)[:, None]"]
)
def test_softmax(total, facts):
    wanted = {"activation": "softmax", "kind": "probabilities", "axis": -1, "axis_fault": None}
    assert facts(f"{HEAD}e = torch.exp(z)\ne / {total}", wanted) == wanted
    assert facts(f"{HEAD}e = torch.exp(z * 2)\ne / torch.exp(z).sum(1, keepdim=True)", wanted)["activation"] is None


@pytest.mark.parametrize("other", OTHERS)
def test_what_is_none(other, facts):
    assert facts(HEAD + OTHERS[other], {"activation": 0}) == {"activation": None}


@pytest.mark.parametrize("loss", WRONG)
def test_a_loss_written_by_hand(loss, codes):
    program, wanted = WRONG[loss]
    steps = f"def loss(w, t):\n    z = scores(w)\n    return -jnp.mean(jnp.sum(({program}) * t, axis=1))\n"
    labels = "t = jax.nn.one_hot(jnp.arange(6) % 3, 3)\n"
    assert codes(f"{HEAD}{steps}{labels}jax.grad(loss)(w, t)") == wanted


@pytest.mark.parametrize(
    ("target", "wanted"), [("jax.nn.softmax(teacher)", {"FL103"}), ("jax.nn.log_softmax(teacher)", set()), ("teacher", {"FL103"})]
)
def test_targets_that_should_be_logarithms(target, wanted, codes):
    program = f"""
    from flax import linen
    x = jnp.ones((8, 4))
    student, big = linen.Dense(3), linen.Dense(3)
    s, t = student.init(jax.random.key(0), x), big.init(jax.random.key(1), x)
    teacher = big.apply(t, x)
    optax.losses.kl_divergence_with_log_targets(jax.nn.log_softmax(student.apply(s, x)), {target})
    """
    assert codes(program) == wanted


SHARES = """
from keras import layers, ops
class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.d = layers.Dense(3)
    def call(self, x):
        e = ops.exp(self.d(x))
        return e / {total}
net = Net()
net.compile("adam", "sparse_categorical_crossentropy")
"""


@pytest.mark.parametrize(
    ("total", "wanted"),
    [
        ("ops.sum(e, axis=0)", {"FL302"}),
        ("ops.sum(e, axis=0, keepdims=True)", {"FL302"}),
        ("ops.sum(e, axis=1, keepdims=True)", set()),
        ("ops.sum(e, axis=-1, keepdims=True)", set()),
    ],
)
def test_the_first_axis_of_what_a_layer_gets_is_the_batch(total, wanted, codes):
    assert codes(SHARES.format(total=total)) == wanted


DIVIDED = """
x, k = np.random.randn(60, 6).astype("float32"), np.random.randint(0, 4, 60)
class Shares(keras.layers.Layer):
    def call(self, t):
        return {formula}
net = keras.Sequential([keras.Input((6,)), keras.layers.Dense(4, activation={activation!r}), Shares()])
net.compile("adam", "sparse_categorical_crossentropy")
net.fit(x, k)
"""


@pytest.mark.parametrize(
    ("formula", "activation", "wanted"),
    [
        ("t / keras.ops.sum(t, axis=-1, keepdims=True)", "sigmoid", set()),
        ("keras.ops.divide(t, tf.reduce_sum(t, axis=1, keepdims=True))", "sigmoid", set()),
        ("t / keras.ops.sum(t, axis=0, keepdims=True)", "sigmoid", {"FL107"}),
        ("t / keras.ops.sum(t, axis=-1, keepdims=True)", "softmax", set()),
        ("t", "sigmoid", {"FL107"}),
    ],
)
def test_sigmoids_divided_by_their_sum_compete(formula, activation, wanted, codes):
    assert codes(DIVIDED.format(formula=formula, activation=activation)) == wanted
