"""Every way to break the agreement that was measured on Keras: what `fromlogits.check` says of it, on each backend alike."""

from __future__ import annotations

import keras
import numpy as np
import pytest

import fromlogits as fl

X = np.random.default_rng(5).normal(size=(4, 6)).astype("float32")
Y = np.array([0, 2, 1, 2])
BITS = np.array([[0.0], [1.0], [1.0], [0.0]], "float32")
ONE_HOT = np.eye(3, dtype="float32")[Y]
TWO_HOT = np.array([[1, 1, 0], [0, 1, 1], [1, 0, 0], [0, 0, 1]], "float32")
NAN = np.where(ONE_HOT == 1, np.nan, 0).astype("float32")
LAYERS, LOSSES, METRICS = keras.layers, keras.losses, keras.metrics


def head(units, *more, activation=None):
    start = keras.initializers.RandomNormal(stddev=3.0, seed=2)
    return keras.Sequential([keras.Input((6,)), LAYERS.Dense(units, activation=activation, kernel_initializer=start), *more])


def by_hand(z):
    e = keras.ops.exp(z)
    return e / keras.ops.sum(e, axis=-1, keepdims=True)


def sparse(**more):
    return LOSSES.SparseCategoricalCrossentropy(**more)


def dense(**more):
    return LOSSES.CategoricalCrossentropy(**more)


def binary(**more):
    return LOSSES.BinaryCrossentropy(**more)


MATRIX = {  # the model, its loss, the labels, the metrics, the codes
    "right": lambda: (head(3, activation="softmax"), sparse(), Y, None, []),
    "right, logits": lambda: (head(3), sparse(from_logits=True), Y, None, []),
    "softmax out, logits expected": lambda: (head(3, activation="softmax"), sparse(from_logits=True), Y, None, ["FL101"]),
    "Activation layer": lambda: (head(3, LAYERS.Activation("softmax")), sparse(from_logits=True), Y, None, ["FL101"]),
    "Softmax layer": lambda: (head(3, LAYERS.Softmax()), sparse(from_logits=True), Y, None, ["FL101"]),
    "softmax, then Reshape": lambda: (head(3, LAYERS.Softmax(), LAYERS.Reshape((3,))), sparse(from_logits=True), Y, None, ["FL101"]),
    "softmax by hand": lambda: (head(3, LAYERS.Lambda(by_hand)), sparse(from_logits=True), Y, None, ["FL101"]),
    "linear out, sparse": lambda: (head(3), sparse(), Y, None, ["FL102"]),
    "linear out, dense": lambda: (head(3), dense(), ONE_HOT, None, ["FL102"]),
    "log_softmax out": lambda: (head(3, activation="log_softmax"), sparse(), Y, None, ["FL103"]),
    "sigmoid out, logits expected": lambda: (head(1, activation="sigmoid"), binary(from_logits=True), BITS, None, ["FL101"]),
    "linear out, binary": lambda: (head(1), binary(), BITS, None, ["FL102"]),
    "softmax over one unit, binary": lambda: (head(1, activation="softmax"), binary(), BITS, None, ["FL106"]),
    "softmax over one unit, dense": lambda: (head(1, activation="softmax"), dense(), BITS, None, ["FL106"]),
    "softmax over one unit, sparse": lambda: (head(1, activation="softmax"), sparse(), Y * 0, None, ["FL106"]),
    "several sigmoids, sparse": lambda: (head(3, activation="sigmoid"), sparse(), Y, None, ["FL107"]),
    "softmax of three, binary": lambda: (head(3, activation="softmax"), binary(), ONE_HOT, None, ["FL107"]),
    "one-hot, sparse": lambda: (head(3, activation="softmax"), sparse(), ONE_HOT, None, ["FL201"]),
    "ids, dense": lambda: (head(3, activation="softmax"), dense(), Y, None, ["FL202"]),
    "ids in a column, dense": lambda: (head(3, activation="softmax"), dense(), Y[:, None], None, ["FL202"]),
    "ids in a column, sparse": lambda: (head(3, activation="softmax"), sparse(), Y[:, None], None, []),
    "ids and rows mixed": lambda: (head(3, activation="softmax"), sparse(), np.array([0, [0, 0, 1], 1, 2], object), None, ["FL203"]),
    "label = C": lambda: (head(3, activation="softmax"), sparse(), np.array([0, 3, 1, 2]), None, ["FL204"]),
    "label = 1000": lambda: (head(3, activation="softmax"), sparse(), np.array([0, 1000, 1, 2]), None, ["FL204"]),
    "label = -1": lambda: (head(3, activation="softmax"), sparse(), np.array([0, -1, 1, 2]), None, ["FL204"]),
    "label = -1, ignored": lambda: (head(3, activation="softmax"), sparse(ignore_class=-1), np.array([0, -1, 1, 2]), None, []),
    "label = -100": lambda: (head(3, activation="softmax"), sparse(), np.array([0, -100, 1, 2]), None, ["FL204"]),
    "counted from one": lambda: (head(3, activation="softmax"), sparse(), Y + 1, None, ["FL204"]),
    "binary {1, 2}": lambda: (head(1, activation="sigmoid"), binary(), BITS + 1, None, ["FL204"]),
    "binary {-1, 1}": lambda: (head(1, activation="sigmoid"), binary(), 2 * BITS - 1, None, ["FL204"]),
    "binary 0..255": lambda: (head(1, activation="sigmoid"), binary(), 255 * BITS, None, ["FL204"]),
    "fractions": lambda: (head(3, activation="softmax"), sparse(), np.array([0.9, 1.99, 1.5, 2.7], "float32"), None, ["FL205"]),
    "NaN, sparse": lambda: (head(3, activation="softmax"), sparse(), np.array([0, np.nan, 1, 2], "float32"), None, ["FL205"]),
    "NaN, dense": lambda: (head(3, activation="softmax"), dense(), NAN, None, ["FL205"]),
    "text": lambda: (head(3, activation="softmax"), sparse(), np.array(["a", "b", "c", "b"]), None, ["FL205"]),
    "bool": lambda: (head(1, activation="sigmoid"), binary(), BITS.astype(bool), None, []),
    "int8 wraps": lambda: (head(256, activation="softmax"), sparse(), np.array([200, 3, 1, 2]).astype(np.int8), None, ["FL204"]),
    "soft labels sum to 2": lambda: (head(3, activation="softmax"), dense(), 2 * ONE_HOT, None, ["FL206"]),
    "soft labels sum to 0": lambda: (head(3, activation="softmax"), dense(), 0 * ONE_HOT, None, ["FL206"]),
    "soft labels negative": lambda: (head(3, activation="softmax"), dense(), -ONE_HOT, None, ["FL206"]),
    "multi-hot": lambda: (head(3, activation="softmax"), dense(), TWO_HOT, None, ["FL206"]),
    "ten classes, three units": lambda: (head(3, activation="softmax"), sparse(), np.array([0, 9, 4, 2]), None, ["FL204"]),
    "'accuracy' on logits": lambda: (head(1), binary(from_logits=True), BITS, ["accuracy"], ["FL501"]),
    "BinaryAccuracy on logits": lambda: (head(1), binary(from_logits=True), BITS, [METRICS.BinaryAccuracy()], ["FL501"]),
    "BinaryAccuracy at zero": lambda: (head(1), binary(from_logits=True), BITS, [METRICS.BinaryAccuracy(threshold=0.0)], []),
    "AUC on logits": lambda: (head(1), binary(from_logits=True), BITS, [METRICS.AUC()], ["FL501"]),
    "AUC from logits": lambda: (head(1), binary(from_logits=True), BITS, [METRICS.AUC(from_logits=True)], []),
    "Recall on logits": lambda: (head(1), binary(from_logits=True), BITS, [METRICS.Recall()], ["FL501"]),
    "CategoricalAccuracy with ids": lambda: (head(3, activation="softmax"), sparse(), Y, [METRICS.CategoricalAccuracy()], ["FL503"]),
}


@pytest.mark.parametrize("row", MATRIX)
def test_compiled(row):
    model, loss, labels, metrics, expected = MATRIX[row]()
    model.compile("sgd", loss, metrics=metrics)
    assert [finding.code for finding in fl.check(model, data=(X, labels)).findings] == expected


def test_a_loss_called_on_numbers():
    z = X @ (3 * np.random.default_rng(6).normal(size=(6, 3))).astype("float32")
    p = np.exp(z) / np.exp(z).sum(-1, keepdims=True)
    assert [finding.code for finding in fl.check(p, sparse(from_logits=True), Y).findings] == ["FL101"]
    assert [finding.code for finding in fl.check(z, sparse(), Y).findings] == ["FL102"]
    assert [finding.code for finding in fl.check(ONE_HOT, dense(), p).findings] == ["FL303"]
