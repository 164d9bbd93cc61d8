import keras
import numpy as np
from keras import layers, ops


class Screening(keras.Model):
    """Trains on scores; predict() gives probabilities."""

    def predict_step(self, data):
        return ops.sigmoid(super().predict_step(data))


def build(width):
    inputs = keras.Input((width,))
    h = layers.Dense(32, activation="relu")(inputs)
    h = layers.Dropout(0.2)(h)
    return Screening(inputs, layers.Dense(1)(h))


rng = np.random.default_rng(3)
x = rng.normal(size=(400, 10)).astype("float32")
sick = (x[:, 0] + x[:, 1] > 1).astype("float32")

model = build(10)
model.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)],
)
model.fit(x[:300], sick[:300], epochs=2, verbose=0)
chance = model.predict(x[300:], verbose=0)[:, 0]
print("referred:", (chance > 0.5).sum(), "mean chance", chance.mean())
