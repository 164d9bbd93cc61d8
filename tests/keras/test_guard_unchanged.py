"""A program that is looked at computes what it computes without: the same losses to the last bit, however its data come."""

import contextlib

import keras
import numpy as np
import pytest

from fromlogits.checker.guard.keras import install
from fromlogits.checker.guard.watch import Watch

BACKEND = keras.backend.backend()
RNG = np.random.default_rng(0)
X = RNG.normal(size=(96, 6)).astype("float32")
Y = RNG.integers(0, 3, 96)


@contextlib.contextmanager
def guarded(on):
    watch = Watch("warn", 2)
    watch.tell = lambda finding: None
    uninstall = install(watch) if on else lambda: None
    try:
        yield watch
    finally:
        uninstall()


class Noisy(keras.layers.Layer):
    """Draws from a seed generator in every mode, also when it only predicts."""

    def __init__(self):
        super().__init__()
        self.seeds = keras.random.SeedGenerator(5)

    def call(self, x):
        return x + 0.1 * keras.random.normal(keras.ops.shape(x), seed=self.seeds)


class Own(keras.Model):
    """Subclassed, so that nothing but a forward pass tells what it gives; built when it first trains."""

    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(8, activation="relu")
        self.norm = keras.layers.BatchNormalization()
        self.noise = Noisy()
        self.drop = keras.layers.Dropout(0.4)
        self.last = keras.layers.Dense(3)

    def call(self, x, training=False):
        return self.last(self.drop(self.noise(self.norm(self.first(x), training=training)), training=training))


def layered():
    return keras.Sequential(
        [keras.layers.Dense(8, activation="relu"), keras.layers.BatchNormalization(), keras.layers.Dropout(0.4), keras.layers.Dense(3)]
    )


def arrays():
    return (X, Y), {"batch_size": 16}


def tensorflow_data():
    import tensorflow as tf

    return (tf.data.Dataset.from_tensor_slices((X, Y)).shuffle(96).batch(16),), {}


def generator():
    drawn = np.random.default_rng(8)  # its own: how far ahead a thread draws from the global one is another thing each time

    def batches():
        while True:
            pick = drawn.integers(0, 96, 16)
            yield X[pick], Y[pick]

    return (batches(),), {"steps_per_epoch": 6}


def own_dataset():
    class Batches(keras.utils.PyDataset):
        def __len__(self):
            return 6

        def __getitem__(self, at):
            return X[at * 16 : at * 16 + 16], Y[at * 16 : at * 16 + 16]

    return (Batches(),), {"shuffle": True}


def loader():
    import torch

    torch.manual_seed(4)
    held = torch.utils.data.TensorDataset(torch.from_numpy(X), torch.from_numpy(Y))
    return (torch.utils.data.DataLoader(held, batch_size=16, shuffle=True),), {}


def history(model, data, on, **compiled):
    keras.utils.set_random_seed(3)
    net = model()
    net.compile(keras.optimizers.SGD(0.01, momentum=0.9), keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"], **compiled)
    given, options = data()
    with guarded(on) as watch:
        seen = net.fit(*given, epochs=2, verbose=0, **options).history
        # The same arrays whatever it was fitted to: one compilation for every model, not for every source.
        more = net.evaluate(X, Y, verbose=0, return_dict=True) if data is arrays else None
        # A thread of a PyDataset shuffles once more or not, before what is drawn here.
        drawn = None if data is own_dataset else keras.ops.convert_to_numpy(keras.random.uniform((2,))).tolist()
    assert not on or {finding.code for finding in watch.findings} == {"FL102"}
    return seen, more, drawn, [one.tolist() for one in net.get_weights()]


# A model that needs a forward pass has every source; one whose layers tell is not asked what its data come from.
@pytest.mark.parametrize(
    ("model", "data"),
    [(layered, arrays), (layered, generator), (Own, arrays), (Own, tensorflow_data), (Own, generator), (Own, own_dataset), (Own, loader)],
)
def test_bit_by_bit(model, data):
    assert history(model, data, on=True) == history(model, data, on=False)


@pytest.mark.parametrize("compiled", [{"run_eagerly": True}, {"steps_per_execution": 3}, {"jit_compile": True}])
def test_bit_by_bit_however_compiled(compiled):
    if BACKEND == "torch" and "steps_per_execution" in compiled:
        pytest.skip("Keras's torch backend takes one batch a step")
    assert history(layered, arrays, on=True, **compiled) == history(layered, arrays, on=False, **compiled)


def test_nothing_is_taken_from_an_iterator():
    taken = []

    def batches():
        for at in range(6):
            taken.append(at)
            yield X[at * 16 : at * 16 + 16], Y[at * 16 : at * 16 + 16]

    net = layered()
    net.compile("sgd", "sparse_categorical_crossentropy")
    with guarded(on=True):
        net.fit(batches(), steps_per_epoch=6, epochs=1, verbose=0)
    assert taken == [0, 1, 2, 3, 4, 5]


def test_batches_of_a_loop_of_its_own():
    def losses(on):
        keras.utils.set_random_seed(3)
        net = layered()
        net.compile("sgd", keras.losses.SparseCategoricalCrossentropy())
        with guarded(on):
            return [float(net.train_on_batch(X[at : at + 16], Y[at : at + 16])) for at in range(0, 96, 16)], float(net.test_on_batch(X, Y))

    assert losses(on=True) == losses(on=False)


def test_everything_is_put_back():
    before = {name: getattr(keras.Model, name) for name in ("compile", "fit", "evaluate", "train_on_batch", "test_on_batch")}
    codes = [one.__code__ for one in (keras.losses.Loss.__call__, keras.losses.binary_crossentropy, keras.metrics.AUC.update_state)]
    net = layered()
    with guarded(on=True):
        net.compile("sgd", "sparse_categorical_crossentropy")
        net.fit(X, Y, verbose=0)
        net.make_train_function()
    assert {name: getattr(keras.Model, name) for name in before} == before
    assert [one.__code__ for one in (keras.losses.Loss.__call__, keras.losses.binary_crossentropy, keras.metrics.AUC.update_state)] == codes
    assert not hasattr(net.train_function, "__fromlogits__")
