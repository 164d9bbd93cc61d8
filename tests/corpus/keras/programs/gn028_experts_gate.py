import keras
import numpy as np
from keras import layers, ops


class MixtureOfExperts(layers.Layer):
    def __init__(self, experts, units, temperature=1.5):
        super().__init__()
        self.experts = [layers.Dense(units) for _ in range(experts)]
        self.gate = layers.Dense(experts)
        self.temperature = temperature

    def call(self, x):
        w = ops.softmax(self.gate(x) / self.temperature, axis=-1)
        y = ops.stack([e(x) for e in self.experts], axis=1)
        return ops.sum(ops.expand_dims(w, -1) * y, axis=1)


rng = np.random.default_rng(10)
lab = rng.integers(0, 3, 300)
x = rng.normal(size=(3, 6))[lab] + 0.5 * rng.normal(size=(300, 6))
inp = keras.Input((6,))
model = keras.Model(inp, MixtureOfExperts(3, 3)(inp))
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["sparse_categorical_accuracy"])
model.fit(x, lab, epochs=3, verbose=0)
print(model.evaluate(x, lab, verbose=0))
