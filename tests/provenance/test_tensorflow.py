"""What made a tensor, from the operations of a tf.Graph; negatives are those that come close."""

from __future__ import annotations

import numpy as np
import pytest
import tensorflow as tf

from fromlogits.losses.tensors.tensorflow import OPERATIONS
from fromlogits.provenance.tensorflow import made_by, made_of
from fromlogits.vocabulary import OutputKind

P, L, S = OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES, OutputKind.LOGITS
W, B, V = (tf.Variable(np.ones(shape, "float32")) for shape in ((4, 3), (3,), (3, 3)))
KERNEL = tf.Variable(np.ones((3, 3, 2, 6), "float32"))


def dense(x):
    return tf.nn.bias_add(tf.matmul(x, W), B)


def exp_over_sum(z, axis=-1):
    e = tf.exp(z - tf.reduce_max(z, axis, keepdims=True))
    return e / tf.reduce_sum(e, axis, keepdims=True)


def built(function, *shapes):
    specs = [tf.TensorSpec(shape, tf.float32) for shape in shapes or ((None, 4),)]
    graph = tf.function(function, autograph=False).get_concrete_function(*specs).graph
    return graph.structured_outputs


SEEN = {  # of a dense layer: kind, activation, axis, units
    "softmax": (tf.nn.softmax, P, "softmax", -1, 3),
    "softmax over rows": (lambda z: tf.nn.softmax(z, 0), P, "softmax", -2, None),
    "column": (lambda z: tf.nn.softmax(z)[..., 0], P, "softmax", None, None),
    "new axis": (lambda z: tf.nn.softmax(z)[:, None], P, "softmax", -1, 3),
    "column kept": (lambda z: tf.sigmoid(z[:, :1]), P, "sigmoid", -1, 1),
    "cast": (lambda z: tf.cast(tf.nn.softmax(z), tf.float16), P, "softmax", -1, 3),
    "clipped": (lambda z: tf.clip_by_value(tf.nn.softmax(z), 1e-7, 1 - 1e-7), P, "softmax", -1, 3),
    "epsilon": (lambda z: tf.nn.softmax(z) + 1e-7, P, "softmax", -1, 3),
    "by hand": (exp_over_sum, P, "softmax", -1, 3),
    "sigmoid by hand": (lambda z: 1 / (1 + tf.exp(-z)), P, "sigmoid", -1, 3),
    "complement": (lambda z: 1 - tf.sigmoid(z), P, "sigmoid", -1, 3),
    "log_softmax": (tf.nn.log_softmax, L, "log_softmax", -1, 3),
    "log_sigmoid": (tf.math.log_sigmoid, L, "log_sigmoid", -1, 3),
    "scores less logsumexp": (lambda z: z - tf.math.log(tf.reduce_sum(tf.exp(z), -1, keepdims=True)), L, "log_softmax", -1, 3),
    "log of softmax": (lambda z: tf.math.log(tf.nn.softmax(z) + 1e-7), L, "log(softmax)", -1, 3),
    "linear": (lambda z: z, S, None, -1, 3),
    "divided": (lambda z: z / 2.0, S, None, -1, 3),
    "inner function": (tf.function(lambda z: tf.nn.softmax(z / 2.0)), P, "softmax", -1, 3),
    "hidden sigmoids": (lambda z: tf.matmul(tf.sigmoid(z), V), S, None, -1, 3),
    "softmax before a layer with a bias": (lambda z: tf.nn.bias_add(tf.matmul(tf.nn.softmax(z), V), B), S, None, -1, 3),
    "relu": (tf.nn.relu, None, "relu", -1, 3),
    "relu by hand": (lambda z: tf.maximum(z, 0.0), None, "relu", -1, 3),
    "tanh": (tf.tanh, None, "tanh", -1, 3),
}


@pytest.mark.parametrize(("function", "kind", "activation", "axis", "units"), SEEN.values(), ids=SEEN)
def test_seen(function, kind, activation, axis, units):
    x = built(lambda x: function(dense(x)))
    found = made_of(x)
    assert (found.kind, found.activation, found.axis) == (kind, activation, axis)
    assert found.units == units
    told = "linear" if kind is S else activation if kind is P else None
    assert made_by(x) == OPERATIONS.made_by(x) == told


UNKNOWN = {
    "probabilities times a matrix": lambda z: tf.matmul(tf.nn.softmax(z), V),
    "gate": lambda z: tf.sigmoid(z) * z,
    "mixture": lambda z: (tf.nn.softmax(z) + tf.nn.softmax(2 * z)) / 2,
    "mixture, stacked": lambda z: tf.reduce_mean(tf.stack([tf.nn.softmax(z)] * 2), 0),
    "cut to [0, 1]": lambda z: tf.clip_by_value(0.2 * z + 0.5, 0.0, 1.0),
    "another sum": lambda z: tf.exp(z) / tf.reduce_sum(tf.exp(2 * z), -1, keepdims=True),
    "many times probabilities": lambda z: tf.nn.softmax(z) * 3.0,
    "probabilities and one": lambda z: tf.nn.softmax(z) + 1.0,
    "sum of all": lambda z: tf.exp(z) / tf.reduce_sum(tf.exp(z)),
}


@pytest.mark.parametrize("function", UNKNOWN.values(), ids=UNKNOWN)
def test_unknown(function):
    x = built(lambda x: function(dense(x)))
    found = made_of(x)
    assert (found.kind, found.activations) == (None, ())
    assert made_by(x) is None


def test_places():
    found = made_of(built(lambda x: tf.nn.softmax(tf.nn.conv2d(x, KERNEL, 1, "SAME")), (None, 8, 8, 2)))
    assert (found.kind, found.axis, found.units, found.rank) == (P, -1, 6, 4)
    assert made_of(built(lambda x: tf.nn.softmax(dense(x), 0))).axis_fault == "batch"


def test_applied_twice():
    assert made_of(built(lambda x: tf.nn.softmax(tf.nn.softmax(dense(x))))).activations == ("softmax", "softmax")


def test_eager_tensors_tell_what_keras_left():
    assert made_of(tf.nn.softmax(tf.ones((2, 3)))) is None
    softmax, sigmoid = tf.nn.softmax(tf.constant([[1.0, 2.0]])), tf.sigmoid(tf.constant([[1.0, 2.0]]))
    softmax._keras_logits = sigmoid._keras_logits = tf.constant([[1.0, 2.0]])
    assert (made_of(softmax).activation, made_of(sigmoid).activation) == ("softmax", "sigmoid")
