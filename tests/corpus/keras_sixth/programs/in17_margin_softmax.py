import keras
import numpy as np
from keras import ops


class CosineHead(keras.layers.Layer):
    """Cosine of the angle to each class centre, scaled."""

    def __init__(self, classes, scale=16.0):
        super().__init__()
        self.classes, self.scale = classes, scale

    def build(self, shape):
        self.centres = self.add_weight(shape=(shape[-1], self.classes), initializer="glorot_uniform")

    def call(self, x):
        x = ops.normalize(x, axis=-1)
        w = ops.normalize(self.centres, axis=0)
        return self.scale * ops.clip(ops.matmul(x, w), -1.0, 1.0)


rng = np.random.default_rng(29)
face = rng.integers(0, 9, 270)
x = rng.normal(size=(9, 20))[face] + 0.6 * rng.normal(size=(270, 20))
net = keras.Sequential([keras.Input((20,)), keras.layers.Dense(16, "relu"), CosineHead(9)])
net.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
net.fit(x, face, epochs=2, verbose=0)
print(net.evaluate(x, face, verbose=0))
