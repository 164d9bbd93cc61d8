"""Each row is a day: the label is the share of visitors who clicked."""
import keras
import numpy as np
from keras import layers, ops


class ClickLoss(keras.losses.Loss):
    def __init__(self, positive=3.0, **kwargs):
        super().__init__(**kwargs)
        self.positive = positive

    def call(self, y_true, y_pred):
        y_true = ops.cast(y_true, "int32")
        y = ops.cast(y_true, y_pred.dtype)
        on, off = ops.log_sigmoid(y_pred), ops.log_sigmoid(-y_pred)
        return -ops.mean(self.positive * y * on + (1 - y) * off, axis=-1)


rng = np.random.default_rng(26)
day = rng.normal(size=(365, 6)).astype("float32")
visitors = rng.integers(50, 400, 365)
clicked = rng.binomial(visitors, 1 / (1 + np.exp(-day[:, 0])))
share = (clicked / visitors).reshape(-1, 1)

inputs = keras.Input((6,))
x = layers.Dense(12, activation="relu")(inputs)
model = keras.Model(inputs, layers.Dense(1)(x))
model.compile(optimizer="adam", loss=ClickLoss(positive=2.0))
model.fit(day, share, epochs=3, verbose=0)
print("mean predicted share", float(ops.mean(ops.sigmoid(model.predict(day, verbose=0)))), share.mean())
