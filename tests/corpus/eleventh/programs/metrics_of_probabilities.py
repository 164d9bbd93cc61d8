import keras
import numpy as np
from keras import layers, ops


class Ranker(keras.Model):
    """The loss takes scores, the metrics get probabilities."""

    def compute_metrics(self, x, y, y_pred, sample_weight=None):
        return super().compute_metrics(x, y, ops.sigmoid(y_pred), sample_weight)


users, films = 40, 90
user, film = keras.Input((1,), dtype="int32"), keras.Input((1,), dtype="int32")
u = layers.Flatten()(layers.Embedding(users, 8)(user))
f = layers.Flatten()(layers.Embedding(films, 8)(film))
h = layers.Dense(16, activation="relu")(layers.Concatenate()([u, f]))
model = Ranker([user, film], layers.Dense(1)(h))
model.compile(
    optimizer=keras.optimizers.Adam(1e-2),
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.AUC(name="auc"), keras.metrics.Precision(name="precision")],
)
rng = np.random.default_rng(0)
a, b = rng.integers(0, users, (600, 1)), rng.integers(0, films, (600, 1))
seen = ((a + b) % 3 == 0).astype("float32")
history = model.fit([a, b], seen, validation_split=0.2, epochs=2, verbose=0)
print(history.history["val_auc"])
