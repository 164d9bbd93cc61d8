"""A teacher's predictions and a student's: nothing is trained through what `predict` gave, so it is never the output of a loss."""

from __future__ import annotations

import pytest

PROGRAM = """
from keras import layers, losses
x = np.random.rand(60, 4).astype("float32")
def net(act):
    return keras.Sequential([keras.Input((4,)), layers.Dense(3, activation=act)])
teacher, student = net("softmax"), net({activation!r})
value = {loss}
"""
CASES = [
    ("softmax", "losses.KLDivergence()(student(x), teacher.predict(x))", set()),  # the reverse divergence, which some distil with
    ("softmax", "losses.KLDivergence()(teacher.predict(x), student(x))", set()),
    ("softmax", "losses.categorical_crossentropy(student(x), teacher.predict(x))", set()),
    (None, "losses.CategoricalCrossentropy(from_logits=True)(teacher.predict(x), student(x))", set()),
    (None, "losses.CategoricalCrossentropy()(teacher.predict(x), student(x))", {"FL102"}),
    ("softmax", "losses.KLDivergence()(teacher.predict(x), student.predict(x))", set()),  # how far apart they are
    ("softmax", "losses.KLDivergence()(y_pred=student(x), y_true=teacher.predict(x))", set()),
]


@pytest.mark.parametrize(("activation", "loss", "wanted"), CASES)
def test_order(activation, loss, wanted, codes):
    assert codes(PROGRAM.format(activation=activation, loss=loss)) == wanted
