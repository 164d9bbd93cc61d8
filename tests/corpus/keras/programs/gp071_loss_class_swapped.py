import keras
import numpy as np
from keras import layers, ops


class SmoothedBCE(keras.losses.Loss):
    def __init__(self, eps=0.05, name="smoothed_bce"):
        super().__init__(name=name)
        self.eps = eps

    def call(self, y_pred, y_true):
        y_true = y_true * (1 - self.eps) + 0.5 * self.eps
        return ops.mean(keras.losses.binary_crossentropy(y_true, y_pred), axis=-1)


rng = np.random.default_rng(18)
traffic = rng.normal(size=(500, 12))
attack = (traffic[:, :2].max(axis=1) > 1).astype("float32").reshape(-1, 1)

ids = keras.Sequential([
    layers.Input((12,)),
    layers.Dense(24, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
ids.compile(optimizer="adam", loss=SmoothedBCE())
log = ids.fit(traffic, attack, epochs=4, batch_size=50, verbose=0)
print(log.history["loss"])
