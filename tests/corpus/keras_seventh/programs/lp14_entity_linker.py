import abc

import keras
import numpy as np
from keras import layers


class Linker(abc.ABC):
    criterion = keras.losses.SparseCategoricalCrossentropy

    def __init__(self, n_entities, dim=12):
        self.n_entities = n_entities
        self.dim = dim

    @abc.abstractmethod
    def output(self, mention):
        ...

    def model(self, n_features):
        inp = layers.Input((n_features,))
        mention = layers.Dense(self.dim, activation="tanh")(inp)
        m = keras.Model(inp, self.output(mention))
        m.compile("adam", loss=self.criterion(name="link"), metrics=["accuracy"])
        return m


class DotLinker(Linker):
    def output(self, mention):
        return layers.Dense(self.n_entities, use_bias=False, name="entity_table")(mention)


class SoftLinker(DotLinker):
    def output(self, mention):
        return layers.Softmax()(super().output(mention))


rng = np.random.default_rng(17)
entity = rng.integers(0, 15, 450)
x = rng.normal(size=(15, 10))[entity] + 0.2 * rng.normal(size=(450, 10))
m = DotLinker(15).model(10)
m.fit(x, entity, epochs=2, verbose=0)
print(m.evaluate(x, entity, verbose=0))
