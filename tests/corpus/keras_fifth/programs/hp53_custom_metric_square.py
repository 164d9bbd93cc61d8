import keras
import numpy as np
from keras import ops


class Tagger(keras.Model):
    def __init__(self):
        super().__init__()
        self.a = keras.layers.Dense(16, activation="relu")
        self.b = keras.layers.Dense(1)

    def call(self, x):
        return self.b(self.a(x))

    def brier(self, x, y):
        p = ops.sigmoid(self(x))
        return float(ops.mean(ops.square(p - y)))


rng = np.random.default_rng(33)
x = rng.normal(size=(200, 5)).astype("float32")
y = (x[:, 0] * x[:, 1] > 0).astype("float32")
t = Tagger()
t.compile("adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))
t.fit(x, y, epochs=2, verbose=0)
print("brier score", t.brier(x, y))
