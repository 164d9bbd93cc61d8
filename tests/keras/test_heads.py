"""Keras models without, and with, their last activation, and the loss that fits each."""

import keras
import numpy as np
import pytest
from keras import layers, ops

import fromlogits as fl
import fromlogits.keras as flk

X = np.random.default_rng(0).normal(size=(5, 4)).astype("float32")
IDS, ROWS, MANY, BITS = (np.array([0, 2, 1, 2, 0]), np.eye(3)[[0, 2, 1, 2, 0]], np.array([[1, 0, 1], [0, 0, 0], [1, 1, 1], [0, 1, 1], [1, 1, 0]]), np.array([0, 1, 1, 0, 1]))  # fmt: skip


def numbers(x):
    return keras.tree.map_structure(keras.ops.convert_to_numpy, x)


def functional(head):
    x = keras.Input((4,))
    return keras.Model(x, head(layers.Dense(8, activation="relu")(x)))


def nested(x):
    inner = keras.Sequential([layers.Input((8,)), layers.Dense(3), keras.Sequential([layers.Softmax()])])
    return layers.Dropout(0.5)(inner(x))


HEADS = {
    "dense": layers.Dense(3, activation="softmax"),
    "activation": lambda x: layers.Activation("softmax")(layers.Dense(3)(x)),
    "operation": lambda x: ops.softmax(layers.Dense(3)(x)),
    "reshaped": lambda x: layers.Reshape((3,))(layers.Softmax()(layers.Dense(3)(x))),
    "nested": nested,
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_without_the_activation(head):
    model = functional(head)
    calls = [len(one._inbound_nodes) for one in model._flatten_layers()]
    stripped = fl.to_logits(model)
    assert [len(one._inbound_nodes) for one in model._flatten_layers()] == calls
    before = numbers(model(X))
    np.testing.assert_allclose(numbers(ops.softmax(stripped(X))), before, rtol=1e-5)
    assert {id(one) for one in stripped.trainable_variables} == {id(one) for one in model.trainable_variables}
    np.testing.assert_allclose(numbers(model(X)), before)
    stripped.compile("sgd", fl.loss_for(stripped, IDS))
    stripped.fit(X, IDS, verbose=0)
    np.testing.assert_allclose(numbers(ops.softmax(stripped(X))), numbers(model(X)), rtol=1e-5)  # one set of weights
    assert np.abs(numbers(model(X)) - before).max() > 0
    back = fl.to_probabilities(stripped)
    np.testing.assert_allclose(numbers(back(X)), numbers(model(X)), rtol=1e-5)


def test_sequential_sigmoid_and_saving(tmp_path):
    model = keras.Sequential([layers.Input((4,)), layers.Dense(1, activation="sigmoid", name="yes")])
    stripped = fl.to_logits(model)
    np.testing.assert_allclose(numbers(ops.sigmoid(stripped(X))), numbers(model(X)), rtol=1e-5)
    assert model.layers[-1].activation is keras.activations.sigmoid
    stripped.save(tmp_path / "scores.keras")
    np.testing.assert_allclose(numbers(keras.models.load_model(tmp_path / "scores.keras")(X)), numbers(stripped(X)), rtol=1e-6)


def test_several_outputs():
    x = keras.Input((4,))
    model = keras.Model(x, {"kind": layers.Dense(3, activation="softmax", name="k")(x), "sign": layers.Dense(1, name="s")(x)})
    stripped, answering = fl.to_logits(model), fl.to_probabilities(model)
    given, scores, odds = numbers(model(X)), numbers(stripped(X)), numbers(answering(X))
    np.testing.assert_allclose(odds["kind"], given["kind"])
    np.testing.assert_allclose(odds["sign"], 1 / (1 + np.exp(-given["sign"])), rtol=1e-5)
    np.testing.assert_allclose(scores["sign"], given["sign"])
    np.testing.assert_allclose(numbers(ops.softmax(scores["kind"])), given["kind"], rtol=1e-5)
    losses = fl.loss_for(model, {"kind": ROWS, "sign": BITS})
    assert {name: type(one).__name__ for name, one in losses.items()} == {"kind": "CategoricalCrossentropy", "sign": "BinaryCrossentropy"}
    model.compile("sgd", losses)
    model.fit(X, {"kind": ROWS, "sign": BITS[:, None]}, verbose=0)


def test_what_is_right_is_given_back():
    scores, odds = functional(layers.Dense(3)), functional(layers.Dense(3, activation="softmax"))
    assert fl.to_logits(scores) is scores
    assert fl.to_probabilities(odds) is odds
    np.testing.assert_allclose(numbers(fl.to_probabilities(scores, activation="sigmoid")(X)), numbers(ops.sigmoid(scores(X))), rtol=1e-5)
    logarithms = functional(layers.Dense(3, activation="log_softmax"))
    np.testing.assert_allclose(numbers(fl.to_probabilities(logarithms)(X)).sum(-1), 1, rtol=1e-5)


def by_hand(x):
    e = ops.exp(layers.Dense(3)(x))
    return e / ops.sum(e, -1, keepdims=True)


class Net(keras.Model):
    def __init__(self, activation, **kwargs):
        super().__init__(**kwargs)
        self.head, self.activation = layers.Dense(3), activation

    def call(self, x):
        return self.activation(self.head(x))


def test_models_of_ones_own():
    model = Net(ops.softmax, name="net")
    with pytest.raises(ValueError, match="the model 'net' computes its last activation inside its own code"):
        fl.to_logits(model)
    assert fl.to_probabilities(model, inputs=X) is model
    scores = Net(lambda z: z)
    np.testing.assert_allclose(numbers(fl.to_probabilities(scores, inputs=X)(X)), numbers(ops.softmax(scores(X))), rtol=1e-5)
    with pytest.raises(ValueError, match="computes softmax inside its own code"):
        fl.to_logits(functional(by_hand))


CHOSEN = {
    "softmax, ids": (lambda: layers.Dense(3, activation="softmax"), IDS, "SparseCategoricalCrossentropy", False),
    "softmax, rows": (lambda: layers.Dense(3, activation="softmax"), ROWS, "CategoricalCrossentropy", False),
    "logits, ids": (lambda: layers.Dense(3), IDS, "SparseCategoricalCrossentropy", True),
    "logits, rows": (lambda: layers.Dense(3), ROWS, "CategoricalCrossentropy", True),
    "logits, tags": (lambda: layers.Dense(3), MANY, "BinaryCrossentropy", True),
    "log_softmax, ids": (lambda: layers.Dense(3, activation="log_softmax"), IDS, "SparseCategoricalCrossentropy", True),
    "sigmoids, tags": (lambda: layers.Dense(3, activation="sigmoid"), MANY, "BinaryCrossentropy", False),
    "one logit": (lambda: layers.Dense(1), BITS, "BinaryCrossentropy", True),
    "one logit, no labels": (lambda: layers.Dense(1), None, "BinaryCrossentropy", True),
}


@pytest.mark.parametrize(("head", "labels", "name", "logits"), CHOSEN.values(), ids=CHOSEN)
def test_loss_for(head, labels, name, logits):
    assert flk.loss_for is fl.loss_for
    model = functional(head())
    loss = fl.loss_for(model, labels)
    assert (type(loss), loss.from_logits) == (getattr(flk, name), logits)
    if labels is not None:
        model.compile("sgd", loss)
        assert np.isfinite(model.fit(X, labels[:, None] if labels is BITS else labels, verbose=0).history["loss"][0])


@pytest.mark.parametrize(
    ("head", "labels", "message"),
    [
        (lambda: layers.Dense(3, activation="softmax"), None, "SparseCategoricalCrossentropy or CategoricalCrossentropy: pass labels="),
        (lambda: layers.Dense(3), None, "SparseCategoricalCrossentropy or CategoricalCrossentropy or BinaryCrossentropy: pass labels="),
        (lambda: layers.Dense(3, activation="softmax"), MANY, "no loss takes softmax output of 3 units with multi-hot labels"),
        (lambda: layers.Dense(3, activation="relu"), IDS, "ends in relu, which fits no classification loss"),
        (lambda: layers.Dense(1, activation="softmax"), BITS, "a softmax over one unit is always 1"),
    ],
)
def test_loss_for_refuses(head, labels, message):
    with pytest.raises(ValueError, match=message):
        fl.loss_for(functional(head()), labels)
