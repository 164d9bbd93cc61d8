"""Keras models that scikit-learn fits: what the wrapper gives the function that builds them, and their labels."""

from __future__ import annotations

import pytest

PROGRAM = """\
from keras import layers
from keras.wrappers import SKLearnClassifier, SKLearnRegressor
from sklearn.model_selection import GridSearchCV, cross_val_score
x, t = sklearn.datasets.load_iris(return_X_y=True)


def build(X, y, loss='categorical_crossentropy', units=None, activation='softmax'):
    net = keras.Sequential([layers.Input((X.shape[1],)), layers.Dense(units or y.shape[1], activation=activation)])
    net.compile(loss=loss)
    return net


{rest}
"""
CASES = {
    "right": ("SKLearnClassifier(build)", set()),
    "rows already": ("SKLearnClassifier(build, model_kwargs={'loss': 'sparse_categorical_crossentropy'})", {"FL201"}),
    "in a search": ("GridSearchCV(SKLearnClassifier(build, model_kwargs=dict(activation=None)), {}).fit(x, t)", {"FL102"}),
    "in a validation": ("cross_val_score(SKLearnClassifier(model=build, model_kwargs={'activation': 'relu'}), x, t)", {"FL108"}),
    "too few units": ("SKLearnClassifier(build, model_kwargs={'units': 2}).fit(x, t)", {"FL207"}),
    "words": ("SKLearnClassifier(build).fit(x, np.array(['a', 'b', 'c'])[t])", set()),
    "a model": (
        "net = build(x, keras.utils.to_categorical(t), loss='sparse_categorical_crossentropy')\nSKLearnClassifier(net).fit(x, t)",
        {"FL201"},
    ),
    "a regressor": ("SKLearnRegressor(build, model_kwargs={'loss': 'mse', 'units': 1, 'activation': None}).fit(x, t)", set()),
    "probabilities": (
        "c = SKLearnClassifier(build)\nc.fit(x, t)\nfrom sklearn.metrics import log_loss\nlog_loss(t, c.predict_proba(x))",
        set(),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_wrapped_model(case, codes):
    rest, wanted = CASES[case]
    assert codes(PROGRAM.format(rest=rest)) == wanted


SCIKERAS = """
import keras
from scikeras.wrappers import KerasClassifier
def build(meta, width=16, last=None):
    net = keras.Sequential([keras.layers.Input((meta["n_features_in_"],)), keras.layers.Dense(width, activation="relu")])
    net.add(keras.layers.Dense(meta["n_classes_"], activation=last))
    {compiled}
    return net
clf = KerasClassifier({given})
"""
WRAPPED = {
    "compiled by the wrapper": ('build, loss="sparse_categorical_crossentropy"', "", {"FL102"}),
    "by the older name": ('build_fn=build, loss="sparse_categorical_crossentropy"', "", {"FL102"}),
    "with an option of the builder": ('build, loss="sparse_categorical_crossentropy", model__last="softmax"', "", set()),
    "with an option by its plain name": ('build, loss="sparse_categorical_crossentropy", last="softmax"', "", set()),
    "with an option of the loss": ("build, loss=keras.losses.SparseCategoricalCrossentropy, loss__from_logits=True", "", set()),
    "compiled by the builder": (
        'build, loss="sparse_categorical_crossentropy"',
        'net.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))',
        set(),
    ),
    "left to nobody": ("build", "", set()),
    "a model": (
        'keras.Sequential([keras.layers.Dense(1)]), loss=keras.losses.BinaryCrossentropy(), optimizer="adam"',
        "",
        {"FL102"},
    ),
}


@pytest.mark.parametrize("wrapped", WRAPPED)
def test_scikeras(wrapped, codes):
    given, compiled, wanted = WRAPPED[wrapped]
    assert codes(SCIKERAS.format(given=given, compiled=compiled or "pass")) == wanted


LATER = {
    "nothing": ("clf.fit(x, t)", {"FL102"}),
    "a search": ('GridSearchCV(clf, {"model__last": ["softmax"], "model__width": [8, 16]}).fit(x, t)', set()),
    "a search in a pipeline": ('GridSearchCV(Pipeline([("net", clf)]), {"net__model__last": ["softmax"]}).fit(x, t)', set()),
    "a search of words": ('GridSearchCV(clf, dict(last=["softmax"])).fit(x, t)', set()),
    "a search of something else": ('GridSearchCV(clf, {"model__width": [8, 16]}).fit(x, t)', {"FL102"}),
    "another loss": ('GridSearchCV(clf, {"loss": [keras.losses.SparseCategoricalCrossentropy(from_logits=True)]}).fit(x, t)', set()),
    "set by a method": ('clf.set_params(last="softmax")\nclf.fit(x, t)', set()),
}


@pytest.mark.parametrize("later", LATER)
def test_scikeras_options_that_are_set_later(later, codes):
    rest, wanted = LATER[later]
    head = (
        "from sklearn.datasets import load_iris\nfrom sklearn.model_selection import GridSearchCV\nfrom sklearn.pipeline import Pipeline\n"
    )
    program = SCIKERAS.format(given='build, loss="sparse_categorical_crossentropy", last=None', compiled="pass")
    assert codes(f"{head}{program}x, t = load_iris(return_X_y=True)\n{rest}\n") == wanted
