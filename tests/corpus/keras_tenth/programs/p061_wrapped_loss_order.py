import keras
import numpy as np
from keras import layers, losses, ops


def weighted_bce(factor):
    def loss(y_true, y_pred):
        per_row = losses.binary_crossentropy(y_pred, y_true)
        return ops.mean(per_row * (1 + factor * ops.mean(y_true, axis=-1)))
    return loss


rng = np.random.default_rng(44)
cell = rng.normal(size=(500, 8)).astype("float32")
hot = (cell[:, 5] > 1.1).astype("float32").reshape(-1, 1)
model = keras.Sequential([layers.Input((8,)), layers.Dense(12, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile(optimizer="adam", loss=weighted_bce(4.0))
model.fit(cell, hot, epochs=2, batch_size=50, verbose=0)
