"""Counts divided: the fractions that come out, and what a cast to whole numbers leaves of them."""

from __future__ import annotations

import pytest

HITS = "g = np.random.default_rng(0)\nn = g.integers(50, 400, 60)\nhits = g.binomial(n, 0.4)\n"
MADE = [
    (f"{HITS}hits / n", {"low": 0, "high": 1, "integral": False, "shape": (60,)}),
    (f"{HITS}(hits / n).reshape(-1, 1)", {"low": 0, "high": 1, "integral": False, "shape": (60, 1)}),
    (f"{HITS}g.binomial(5, 0.3, 60) / 5", {"low": 0, "high": 1, "integral": False}),
    (f"{HITS}g.integers(0, 11, 60) / 10", {"low": 0, "high": 1, "integral": False}),
    (f"{HITS}g.binomial(1, 0.3, 60) / 1", {"low": 0, "high": 1, "integral": None}),
    (f"{HITS}g.integers(0, 2, 60) * 10 / 10", {"integral": None}),
    (f"{HITS}(np.array([-1, 1]) + 1) / 2", {"integral": None, "low": 0, "high": 1}),
    (f"{HITS}np.where(g.random(60) > 0.5, 255, 0) / 255", {"integral": None, "high": 1}),
    (f"{HITS}hits / 7", {"low": 0, "high": None}),
    (f"{HITS}hits / g.integers(1, 9, 60)", {"high": None, "integral": None}),
]


@pytest.mark.parametrize(("program", "wanted"), MADE, ids=[program[len(HITS) :] for program, _ in MADE])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


CAST = """\
from keras import layers, ops


def loss(t, s):
    return keras.losses.binary_crossentropy({labels}, s)


g = np.random.default_rng(0)
n = g.integers(50, 400, 60)
share = (g.binomial(n, 0.4) / n)[:, None]
model = keras.Sequential([layers.Input((6,)), layers.Dense(1, activation='sigmoid')])
model.compile(loss=loss)
model.fit(np.random.rand(60, 6), share)
"""


@pytest.mark.parametrize(
    ("labels", "wanted"),
    [("ops.cast(t, 'int32')", {"FL208"}), ("ops.cast(t, 'float32')", set()), ("ops.cast(ops.round(t), 'int32')", set())],
)
def test_shares_that_are_cut(labels, wanted, codes):
    assert codes(CAST.format(labels=labels)) == wanted


BY_HAND = """\
from keras import layers, ops


class Loss(keras.losses.Loss):
    def call(self, y_true, y_pred):
        y = ops.cast(ops.cast(y_true, '{dtype}'), y_pred.dtype)
        return -ops.mean({formula}, axis=-1)


g = np.random.default_rng(0)
n = g.integers(50, 400, 60)
share = (g.binomial(n, 0.4) / n)[:, None]
model = keras.Sequential([layers.Input((6,)), layers.Dense(1)])
model.compile(loss=Loss())
model.fit(np.random.rand(60, 6), share)
"""
FORMULAS = [
    "y * ops.log_sigmoid(y_pred) + (1 - y) * ops.log_sigmoid(-y_pred)",
    "3 * y * ops.log_sigmoid(y_pred) + (1 - y) * ops.log_sigmoid(-y_pred)",
    "(1 - y) * ops.log_sigmoid(-y_pred) + ops.log_sigmoid(y_pred) * y",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_shares_that_are_cut_in_a_loss_by_hand(formula, codes):
    assert codes(BY_HAND.format(dtype="int32", formula=formula)) == {"FL208"}
    assert codes(BY_HAND.format(dtype="float32", formula=formula)) == set()
