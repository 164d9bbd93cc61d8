"""`fromlogits.check` on Keras: every backend in a process of its own, run by `tests/test_keras_backends.py`."""

from __future__ import annotations

import random

import keras
import numpy as np
import pytest

import fromlogits as fl

LOGITS, PROBABILITIES = {"from_logits": True}, {"from_logits": False}


@pytest.fixture
def batch():
    rng = np.random.default_rng(0)
    return rng.normal(size=(64, 8)).astype("float32"), np.arange(64) % 5


def model(activation=None, units=5, loss="sparse_categorical_crossentropy", metrics=None, **more):
    keras.utils.set_random_seed(3)
    layers = [
        keras.Input((8,)),
        keras.layers.Dropout(0.5),
        keras.layers.BatchNormalization(),
        keras.layers.Dense(units, activation=activation),
    ]
    found = keras.Sequential(layers)
    found.compile("adam", loss, metrics=metrics, **more)
    return found


def codes(report):
    return [finding.code for finding in report.findings]


SPARSE, DENSE, BINARY = keras.losses.SparseCategoricalCrossentropy, keras.losses.CategoricalCrossentropy, keras.losses.BinaryCrossentropy


@pytest.mark.parametrize(
    ("activation", "loss", "expected"),
    [
        ("softmax", "sparse_categorical_crossentropy", []),
        (None, SPARSE(from_logits=True), []),
        ("softmax", SPARSE(from_logits=True), ["FL101"]),
        (None, "sparse_categorical_crossentropy", ["FL102"]),
        (None, SPARSE(), ["FL102"]),
        ("log_softmax", SPARSE(), ["FL103"]),
        ("sigmoid", SPARSE(), ["FL107"]),
        ("softmax", "categorical_crossentropy", ["FL202"]),
        (None, keras.losses.sparse_categorical_crossentropy, ["FL102"]),
    ],
)
def test_what_a_model_was_compiled_with(batch, activation, loss, expected):
    assert codes(fl.check(model(activation, loss=loss), data=batch)) == expected


def test_labels_and_metrics(batch):
    x, y = batch
    assert codes(fl.check(model("softmax"), data=(x, y + 1))) == ["FL204"]
    assert codes(fl.check(model("softmax"), data=(x, np.eye(5)[y]))) == ["FL201"]
    bits = (y > 2).astype("float32")
    binary = model(None, 1, BINARY(from_logits=True), ["accuracy", keras.metrics.AUC(name="auc")])
    assert codes(fl.check(binary, data=(x, bits))) == ["FL501", "FL501"]
    assert codes(fl.check(model("sigmoid", 1, BINARY(), ["accuracy", keras.metrics.AUC(name="auc")]), data=(x, bits))) == []
    dense = model("softmax", 5, "categorical_crossentropy", [keras.metrics.CategoricalAccuracy()])
    assert codes(fl.check(dense, data=(x, np.eye(5)[y]))) == []
    assert codes(fl.check(model("softmax", metrics=[keras.metrics.CategoricalAccuracy()]), data=batch)) == ["FL503"]


def test_the_class_count_is_told_from_all_labels():
    x, y = np.random.default_rng(0).normal(size=(3000, 8)).astype("float32"), np.arange(3000) % 5
    assert codes(fl.check(model("softmax", 9), data=(x, y))) == ["FL207"]


def test_several_outputs(batch):
    x, y = batch
    inputs = keras.Input((8,))
    kind, flag = keras.layers.Dense(5, name="kind")(inputs), keras.layers.Dense(1, activation="sigmoid", name="flag")(inputs)
    both = keras.Model(inputs, {"kind": kind, "flag": flag})
    both.compile("adam", {"kind": SPARSE(), "flag": BINARY()})
    report = fl.check(both, data=(x, {"kind": y, "flag": (y > 2)[:, None].astype("float32")}))
    assert codes(report) == ["FL102"]
    assert len(report.cases) == 2


def test_a_model_that_is_not_built_stays_so(batch):
    late = keras.Sequential([keras.layers.Dense(5)])
    late.compile("adam", SPARSE())
    assert codes(fl.check(late, data=batch)) == ["FL102"]
    assert not late.built


def everything(found):
    variables = [*found.variables, *found.optimizer.variables]
    drawn = random.getstate(), np.random.get_state()[1].tolist(), np.random.get_state()[2]  # noqa: NPY002 what a program may draw from
    return [np.asarray(keras.ops.convert_to_numpy(one.value)).tobytes() for one in variables], drawn


@pytest.mark.parametrize("train", [False, True])
def test_nothing_of_the_program_changes(batch, train):
    """The same training with and without a check in between: bit for bit."""
    x, y = batch

    def trained(*, checked):
        found = model("softmax", metrics=["accuracy"])
        found.fit(x, y, epochs=1, batch_size=16, verbose=0)
        if checked:
            before = everything(found)
            assert fl.check(found, data=batch, train=train).ok
            assert everything(found) == before
        found.fit(x, y, epochs=1, batch_size=16, verbose=0)
        return everything(found)

    assert trained(checked=True) == trained(checked=False)


def test_the_probe(batch):
    report = fl.check(model("softmax"), data=batch, train=True)
    assert report.probe.floor == 0.0
    assert report.probe.losses[0] == pytest.approx(report.start.own, rel=0.5)
    assert report.probe.learns


def test_what_cannot_be_looked_at(batch):
    x, y = batch
    with pytest.raises(fl.CheckError, match="the Sequential cannot be called with ndarray of shape") as caught:
        fl.check(model("softmax"), data=(x[:, :3], y))
    assert caught.value.__cause__ is not None
    with pytest.raises(fl.CheckError, match="no loss is known by the name 'sparse_crossentropy'; did you mean"):
        fl.check(model("softmax"), "sparse_crossentropy", batch)


class Written(keras.Model):
    """As tutorials write it: nothing is passed on to Keras, so that Keras cannot copy it."""

    def __init__(self, units):
        super().__init__()
        self.last = keras.layers.Dense(units, activation="softmax")

    def call(self, x):
        return self.last(x)


def test_a_model_without_weights_that_cannot_be_copied(batch):
    """It is not called, which would give it weights; it was said that train=True copies it."""
    written = Written(5)
    with pytest.raises(
        fl.errors.CheckError, match=r"Written has no weights until it is called, .* call it on a batch first, model\(inputs\)"
    ):
        fl.check(written, SPARSE(from_logits=True), batch)
    assert not written.variables
    written(batch[0])
    assert codes(fl.check(written, SPARSE(from_logits=True), batch)) == ["FL101"]
    with pytest.raises(fl.errors.CheckError, match="train=True trains a copy of the model, and of the Written none can be made"):
        fl.check(written, SPARSE(), batch, train=True)
