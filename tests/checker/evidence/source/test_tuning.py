"""KerasTuner: what a search builds from hyperparameters, fits, and gives back."""

from __future__ import annotations

import pytest

PROGRAM = """
import keras
import keras_tuner as kt
from keras import layers
x, ids = np.random.rand(90, 8), np.random.randint(0, 3, 90)
rows = keras.utils.to_categorical(ids, 3)
def build(hp):
    h = keras.Input((8,))
    z = layers.Dense(hp.Int("width", 8, 64), activation=hp.Choice("inner", ["relu", "tanh"]))(h)
    model = keras.Model(h, {head}(z))
    model.compile("adam", {loss})
    return model
tuner = kt.RandomSearch(build, objective="val_loss")
tuner.search({given})
"""
SPARSE, DENSE = '"sparse_categorical_crossentropy"', '"categorical_crossentropy"'
SOFTMAX = 'layers.Dense(3, activation="softmax")'
SEARCHES = {
    "ids": (SOFTMAX, SPARSE, "x, ids", set()),
    "rows": (SOFTMAX, SPARSE, "x, rows, epochs=2", {"FL201"}),
    "labels by their name": (SOFTMAX, DENSE, "x=x, y=ids", {"FL202"}),
    "held out": (SOFTMAX, DENSE, "x, rows, validation_data=(x, ids)", {"FL203"}),
    "no right one among the last": ('layers.Dense(3, activation=hp.Choice("last", ["relu", "tanh"]))', DENSE, "x, rows", {"FL108"}),
    "one of several losses": (SOFTMAX, 'hp.Choice("loss", ["categorical_crossentropy", "kl_divergence"])', "x, rows", set()),
    "fixed": ('layers.Dense(3, activation=hp.Fixed("last", "softmax"))', DENSE, "x, rows", set()),
    "one choice, asked for twice": (
        'layers.Dense(3, activation=hp.Choice("last", ["softmax", "linear"]))',
        'keras.losses.CategoricalCrossentropy(from_logits=hp.Choice("last", ["softmax", "linear"]) == "linear")',
        "x, rows",
        set(),
    ),
    "two choices, some of which agree": (
        'layers.Dense(3, activation=hp.Choice("last", ["softmax", "linear"]))',
        'keras.losses.CategoricalCrossentropy(from_logits=hp.Choice("loss", ["softmax", "linear"]) == "linear")',
        "x, rows",
        set(),
    ),
    "a number that may be anything": ('layers.Dense(hp.Choice("classes", [3, 4]), activation="softmax")', DENSE, "x, rows", set()),
}


@pytest.mark.parametrize("search", SEARCHES)
def test_what_is_searched(search, codes):
    head, loss, given, wanted = SEARCHES[search]
    assert codes(PROGRAM.format(head=head, loss=loss, given=given)) == wanted


LOGIT = PROGRAM.format(head="layers.Dense(1)", loss="keras.losses.BinaryCrossentropy(from_logits=True)", given="x, ids > 1")


@pytest.mark.parametrize(
    "model",
    [
        "tuner.get_best_models(1)[0]",
        "tuner.hypermodel.build(tuner.get_best_hyperparameters()[0])",
        "build(tuner.get_best_hyperparameters()[0])",
    ],
)
@pytest.mark.parametrize(("cut", "wanted"), [(0.5, {"FL502"}), (0, set())])
def test_what_comes_of_a_search(model, cut, wanted, codes):
    assert codes(f"{LOGIT}best = {model}\nprint((best.predict(x) > {cut}).mean())\n") == wanted


HYPERMODEL = """
import keras
import keras_tuner
class Net(keras_tuner.HyperModel):
    def __init__(self, classes):
        super().__init__()
        self.classes = classes
    def build(self, hp):
        net = keras.Sequential([keras.layers.Dense(self.classes, activation="softmax")])
        net.compile(loss="sparse_categorical_crossentropy")
        return net
    def fit(self, hp, model, x, y, **options):
        return model.fit(x, {labels}, batch_size=hp.Choice("batch", [16, 32]), **options)
tuner = keras_tuner.Hyperband(hypermodel=Net(3), max_epochs=3)
tuner.search(np.random.rand(90, 8), np.random.randint(0, 3, 90), epochs=2)
"""


@pytest.mark.parametrize(("labels", "wanted"), [("y", set()), ("keras.utils.to_categorical(y, 3)", {"FL201"}), ("y + 1", {"FL204"})])
def test_a_hypermodel_that_fits_by_itself(labels, wanted, codes):
    assert codes(HYPERMODEL.format(labels=labels)) == wanted


OWN_TRIAL = """
import keras
import keras_tuner
class Search(keras_tuner.RandomSearch):
    def {name}(self, trial, x, y, **options):
        net = self.hypermodel.build(trial.hyperparameters)
        return net.fit(x, keras.utils.to_categorical(y, 3), **options)
def build(hp):
    net = keras.Sequential([keras.layers.Dense(3, activation="softmax")])
    net.compile(loss="categorical_crossentropy")
    return net
Search(build, objective="val_loss").search(np.random.rand(90, 8), np.random.randint(0, 3, 90))
"""


@pytest.mark.parametrize(("name", "wanted"), [("run_trial", set()), ("report", {"FL202"})])
def test_a_search_that_fits_by_itself(name, wanted, codes):
    assert codes(OWN_TRIAL.format(name=name)) == wanted
