"""The diagonal of a square: each row's own column."""

from __future__ import annotations

import pytest

SQUARE = "a = np.arange(9).reshape(3, 3) / 1\n"
MADE = [
    ("np.diag(a)", (3,)),
    ("np.diagonal(a)", (3,)),
    ("a.diagonal()", (3,)),
    ("torch.diag(torch.rand(3, 3))", (3,)),
    ("torch.rand(3, 4).diagonal()", (3,)),
    ("torch.diagonal(torch.rand(5, 3, 3), dim1=1, dim2=2)", (5, 3)),
    ("jnp.diag(jnp.array(a))", (3,)),
    ("keras.ops.diagonal(np.zeros((2, 4, 4)), axis1=1, axis2=2)", (2, 4)),
    ("keras.ops.diag(a)", (3,)),
    ("tf.linalg.diag_part(tf.zeros((5, 3, 3)))", (5, 3)),
    ("tf.linalg.diag_part(a)", (3,)),
    ("np.diag(a, k=1)", (None,)),
]


@pytest.mark.parametrize(("program", "shape"), MADE)
def test_what_is_read(program, shape, facts, true):
    assert facts(SQUARE + program, {"shape": shape}) == {"shape": shape}
    true(SQUARE + program)


def test_a_vector_becomes_a_square(true):
    true("np.diag(np.arange(3))")


SCORES = {
    "torch": ("net = nn.Linear(4, 8)\nz = net(torch.rand(6, 4)) @ net(torch.rand(6, 4)).T\n", "torch.log(torch.diag(torch.softmax(z, 1)))"),
    "tf": (
        "net = tf.keras.layers.Dense(8)\nz = net(tf.random.normal((6, 4))) @ tf.transpose(net(tf.random.normal((6, 4))))\n",
        "tf.math.log(tf.linalg.diag_part(tf.nn.softmax(z)))",
    ),
    "keras": (
        "net = keras.layers.Dense(8)\nr = keras.random.normal((6, 4))\nz = net(r) @ keras.ops.transpose(net(r))\n",
        "keras.ops.log(keras.ops.diagonal(keras.ops.softmax(z)))",
    ),
}


@pytest.mark.parametrize("library", SCORES)
def test_the_logarithm_of_each_own_probability(library, codes):
    made, loss = SCORES[library]
    assert codes(f"{made}print(-({loss}))") == {"FL401"}


@pytest.mark.parametrize(
    "loss",
    [
        "torch.diag(torch.log_softmax(z, 1)).mean()",
        "torch.diag(z).mean()",
        "(torch.diag(z) - torch.logsumexp(z, 1)).mean()",
        "torch.diag(torch.log_softmax(z, 0)).mean()",
    ],
)
def test_nothing_is_wrong_with(loss, codes):
    assert codes(f"{SCORES['torch'][0]}loss = -{loss}\nloss.backward()") == set()
