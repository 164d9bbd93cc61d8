import keras
import numpy as np
from keras import layers

half = keras.DTypePolicy("mixed_float16")


class Tiny(keras.Model):
    def __init__(self, n):
        super().__init__()
        self.a = layers.Dense(64, activation="relu", dtype=half)
        self.b = layers.Dense(n, activation="softmax", dtype=half)

    def call(self, x):
        return self.b(self.a(x))


rng = np.random.default_rng(1)
y = rng.integers(0, 16, 512)
x = (rng.normal(size=(16, 20))[y] + rng.normal(size=(512, 20))).astype("float32")
t = Tiny(16)
t.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy())
t.fit(x, y, epochs=1, batch_size=64, verbose=0)
