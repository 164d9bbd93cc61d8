"""einsum of an output and data: the same product, and the same sum, that `*` and `sum` would be."""

from __future__ import annotations

import pytest

PROGRAM = """
from keras import ops
k, x = np.random.randint(0, 3, 60), np.random.rand(60, {places}4)
rows, w, each = keras.utils.to_categorical({ids}, 3), np.array([1.0, 2.0, 5.0]), np.random.rand(60)
mask, cost = np.ones((60, 7)), np.random.rand(3, 3)
net = keras.Sequential([keras.Input(({places}4)), keras.layers.Dense(3, activation={activation!r})])
net.compile("adam", loss=lambda t, p: {loss})
net.fit(x, rows)
"""
CASES = [
    ("softmax", '-ops.einsum("nc,nc->n", t, p)', {"FL103"}),
    ("softmax", '-ops.einsum("ij,ij", t, p)', {"FL103"}),
    ("softmax", '-ops.einsum("nc,nc,c->n", t, p, w)', {"FL103"}),
    ("softmax", '-ops.einsum("c,nc,nc->", w, p, t)', {"FL103"}),
    (None, '-tf.einsum("nc,nc,n->n", p, t, each)', {"FL103"}),
    (None, '-ops.einsum("nc,nc,c->n", t, ops.log(ops.softmax(p)), w)', {"FL401"}),
    ("log_softmax", '-ops.einsum("nc,nc,c->n", t, p, w)', set()),
    ("softmax", 'ops.einsum("nc,nk,ck->n", t, p, cost)', set()),  # what a mistake costs
    ("softmax", 'ops.einsum("nc,cn->n", t, ops.transpose(p))', set()),
]
STEPS = [
    ("softmax", '-ops.einsum("btc,btc,bt->", t, p, mask)', {"FL103"}),
    ("log_softmax", '-ops.einsum("btc,btc,bt->b", t, p, mask)', set()),
]


@pytest.mark.parametrize(("activation", "loss", "wanted"), CASES)
def test_rows(activation, loss, wanted, codes):
    assert (
        codes(PROGRAM.format(places="", ids="k", activation=activation, loss=loss).replace("keras.Input((4))", "keras.Input((4,))"))
        == wanted
    )


@pytest.mark.parametrize(("activation", "loss", "wanted"), STEPS)
def test_steps(activation, loss, wanted, codes):
    ids = "np.random.randint(0, 3, (60, 7))"
    assert codes(PROGRAM.format(places="7, ", ids=ids, activation=activation, loss=loss)) == wanted
