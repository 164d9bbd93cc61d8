import keras
import numpy as np


class Gate:
    """squash(dense(x)) with an optional temperature"""

    def __init__(self, inner, squash="sigmoid", temperature=1.0):
        self.inner = inner
        self.squash = keras.activations.get(squash)
        self.temperature = temperature

    def __call__(self, x):
        return self.squash(self.inner(x) / self.temperature)


rng = np.random.default_rng(10)
x = rng.normal(size=(200, 6))
spam = (x[:, 0] + x[:, 1] > 0.3).astype("float32")
inp = keras.Input((6,))
h = keras.layers.Dense(12, activation="relu")(inp)
out = Gate(keras.layers.Dense(1, activation="sigmoid"), temperature=0.7)(h)
model = keras.Model(inp, out)
model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy())
model.fit(x, spam, epochs=2, verbose=0)
print(model.predict(x[:4], verbose=0).ravel())
