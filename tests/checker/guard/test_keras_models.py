"""One call of fit that trains one model after the other: each is looked at."""

from __future__ import annotations

import pytest

import fromlogits as fl

keras = pytest.importorskip("keras")
np = pytest.importorskip("numpy")
X, IDS = np.random.default_rng(0).random((64, 5)).astype("float32"), np.arange(64) % 3
SPARSE = keras.losses.SparseCategoricalCrossentropy


def model(activation):
    return keras.Sequential([keras.Input((5,)), keras.layers.Dense(3), keras.layers.Activation(activation)])


def trained(*pairs):
    """The codes that are found while models are trained in one line, one after the other."""
    with fl.guard(on_finding="warn") as watch:
        watch.tell = lambda _finding: None
        for net, loss in pairs:
            net.compile("sgd", loss)
            net.fit(X, IDS, epochs=1, batch_size=16, verbose=0)
    assert not watch.faults
    return [finding.code for finding in watch.findings]


def test_each_model_is_looked_at():
    right = [(model("softmax"), SPARSE()) for _ in range(2)]
    assert trained(*right) == []
    assert trained(*right, (model("log_softmax"), SPARSE())) == ["FL103"]


def test_a_model_with_another_loss_is_looked_at_again():
    net = model("linear")
    assert trained((net, SPARSE(from_logits=True)), (net, SPARSE())) == ["FL102"]


def test_a_few_models_are_enough():
    right = [(model("softmax"), SPARSE()) for _ in range(8)]
    assert trained(*right, (model("linear"), SPARSE())) == []
