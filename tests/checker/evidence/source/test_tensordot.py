"""Over the last axis of the one and one of a matrix of weights, a tensordot is their product."""

from __future__ import annotations

import pytest

PROGRAM = """\
from tensorflow import keras

x = keras.Input((7, 4))
w, v = tf.Variable(tf.random.normal((4, 3))), tf.Variable(tf.random.normal((3, 4)))
y = keras.utils.to_categorical(np.random.randint(0, 3, (8, 7)), 3)
keras.losses.CategoricalCrossentropy()(y, {output})
"""
RAW = [
    "tf.tensordot(x, w, 1)",
    "tf.tensordot(x, w, axes=[[2], [0]])",
    "tf.tensordot(x, w, [-1, 0]) + tf.Variable(tf.zeros(3))",
    "tf.tensordot(x, v, [[-1], [1]])",
    "tf.tensordot(x, v, ((2,), (-1,)))",
]


@pytest.mark.parametrize("output", RAW)
def test_raw_scores(output, codes):
    assert codes(PROGRAM.format(output=output)) == {"FL102"}
    assert codes(PROGRAM.format(output=f"tf.nn.softmax({output})")) == set()


@pytest.mark.parametrize(
    "output",
    [
        "tf.tensordot(x, w, [[1], [0]])",  # over the places
        "tf.tensordot(tf.nn.softmax(x), tf.nn.softmax(w), 1)",  # a mixture of distributions
        "tf.tensordot(x, w, axes())",
        "tf.tensordot(x, w, 0)",
    ],
)
def test_other_axes_say_nothing(output, codes):
    assert codes(PROGRAM.format(output=output)) == set()
