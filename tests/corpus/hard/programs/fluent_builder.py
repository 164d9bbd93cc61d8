import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits


class NetBuilder:
    def __init__(self, shape):
        self._input = keras.Input(shape)
        self._x = self._input

    def conv(self, filters, size=3):
        self._x = layers.Conv2D(filters, size, padding="same", activation="relu")(self._x)
        return self

    def pool(self):
        self._x = layers.MaxPooling2D()(self._x)
        return self

    def flatten(self):
        self._x = layers.Flatten()(self._x)
        return self

    def dense(self, units, activation="relu"):
        self._x = layers.Dense(units, activation=activation)(self._x)
        return self

    def dropout(self, rate):
        self._x = layers.Dropout(rate)(self._x)
        return self

    def build(self, name):
        return keras.Model(self._input, self._x, name=name)


model = (
    NetBuilder((8, 8, 1))
    .conv(8)
    .pool()
    .flatten()
    .dense(64)
    .dropout(0.2)
    .dense(10)
    .build("digits")
)
model.compile(
    optimizer=keras.optimizers.Adam(2e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=[keras.metrics.SparseCategoricalAccuracy(name="acc")],
)
data = load_digits()
x, y = data.images[..., np.newaxis] / 16.0, data.target
model.fit(x[:1500], y[:1500], epochs=2, batch_size=50, verbose=0)
print(model.evaluate(x[1500:], y[1500:], verbose=0, return_dict=True))
