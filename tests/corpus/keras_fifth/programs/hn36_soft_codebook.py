import keras
import numpy as np
from keras import layers, ops


class SoftCodebook(layers.Layer):
    def __init__(self, codes, dim):
        super().__init__()
        self.codes, self.dim = codes, dim

    def build(self, shape):
        self.book = self.add_weight(shape=(self.codes, self.dim), initializer="glorot_uniform")

    def call(self, h):
        weight = ops.softmax(ops.matmul(h, ops.transpose(self.book)) / self.dim ** 0.5)
        return ops.matmul(weight, self.book)


rng = np.random.default_rng(87)
y = rng.integers(0, 5, 300)
x = rng.normal(size=(5, 11))[y] + 0.5 * rng.normal(size=(300, 11))
net = keras.Sequential([
    layers.Input((11,)),
    layers.Dense(16, activation="relu"),
    SoftCodebook(8, 16),
    layers.Dense(5),
])
net.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
net.fit(x, y, epochs=2, verbose=0)
print(net.evaluate(x, y, verbose=0))
