"""The callback that looks at one call of `fit`."""

import keras
import numpy as np
import pytest
from keras import layers

import fromlogits.keras as flk
from fromlogits.checker.guard.watch import BrokenContractError
from fromlogits.errors import ContractWarning


def compiled(loss, activation=None, metrics=None):
    model = keras.Sequential([keras.Input((4,)), layers.Dense(3, activation=activation)])
    model.compile(keras.optimizers.SGD(0.1), loss, metrics=metrics)
    return model


def test_it_stops(blobs):
    model = compiled("sparse_categorical_crossentropy")
    look = flk.ContractCallback()
    with pytest.raises(BrokenContractError, match=r"FL102 .*Dense\(3\)"):
        model.fit(*blobs, verbose=0, callbacks=[look])
    assert [finding.code for finding in look.findings] == ["FL102"]


def test_it_warns_and_goes_on(blobs):
    x, ids = blobs
    model = compiled(keras.losses.SparseCategoricalCrossentropy(), "softmax", metrics=["categorical_accuracy"])
    look = flk.ContractCallback(on_finding="warn")
    with pytest.warns(ContractWarning, match="FL503"):
        history = model.fit(x, ids, epochs=2, verbose=0, callbacks=[look])
    assert len(history.history["loss"]) == 2
    assert [finding.code for finding in look.findings] == ["FL503"]
    assert not hasattr(model.train_function, "__fromlogits__")


def test_the_training_is_what_it_was(blobs):
    histories = []
    for callbacks in ([flk.ContractCallback()], []):
        keras.utils.set_random_seed(2)
        model = compiled(keras.losses.SparseCategoricalCrossentropy(from_logits=True))
        histories.append(model.fit(*blobs, epochs=2, verbose=0, validation_data=blobs, callbacks=callbacks).history)
    assert histories[0] == histories[1]


def test_it_reads_the_losses(blobs):
    x, ids = blobs
    model = compiled(keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    look = flk.ContractCallback(on_finding="warn")
    with pytest.warns(ContractWarning, match="the loss became nan after 0 of 1 values"):
        model.fit(np.full_like(x, np.nan), ids, epochs=2, verbose=0, callbacks=[look])
    assert [note.text for note in look.notes] == ["the loss became nan after 0 of 1 values that were kept"]


def test_choices_are_checked():
    with pytest.raises(ValueError, match="on_finding"):
        flk.ContractCallback(on_finding="shout")
