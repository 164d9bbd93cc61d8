import keras
import numpy as np
from keras import layers, ops


class LogitAUC(keras.metrics.AUC):
    def update_state(self, y_true, y_pred, sample_weight=None):
        return super().update_state(y_true, ops.sigmoid(y_pred), sample_weight)


class LogitRecall(keras.metrics.Recall):
    def update_state(self, y_true, y_pred, sample_weight=None):
        return super().update_state(y_true, ops.sigmoid(y_pred), sample_weight)


class Screening(keras.Model):
    def __init__(self, width=24):
        super().__init__()
        self.hidden = layers.Dense(width, activation="relu")
        self.dropout = layers.Dropout(0.2)
        self.score = layers.Dense(1)

    def call(self, x, training=None):
        return self.score(self.dropout(self.hidden(x), training=training))


rng = np.random.default_rng(11)
lab = rng.normal(size=(800, 9))
ill = (lab[:, 0] - lab[:, 4] + 0.5 * rng.normal(size=800) > 1).astype("float32")[:, None]

model = Screening()
model.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[LogitAUC(name="auc"), LogitRecall(name="recall")],
)
model.fit(lab, ill, epochs=2, batch_size=40, verbose=0)
print(model.evaluate(lab, ill, verbose=0, return_dict=True))
