from dataclasses import dataclass

import keras
import numpy as np
from keras import layers
from sklearn.metrics import precision_score, recall_score


@dataclass
class Report:
    truth: np.ndarray
    raw: np.ndarray

    @property
    def labels(self):
        return (self.raw[:, 0] >= 0.5).astype(int)

    def __str__(self):
        return f"precision {precision_score(self.truth, self.labels):.3f} recall {recall_score(self.truth, self.labels):.3f}"


def train(x, y):
    net = keras.Sequential([layers.Input((x.shape[1],)), layers.Dense(16, activation="relu"), layers.Dense(1)])
    net.compile(optimizer="adam", loss=keras.losses.BinaryFocalCrossentropy(from_logits=True))
    net.fit(x, y, epochs=5, verbose=0)
    return net


rng = np.random.default_rng(13)
x = rng.normal(size=(600, 7))
y = (x[:, 0] + x[:, 1] > 0.5).astype(int)
model = train(x[:450], y[:450])
print(Report(truth=y[450:], raw=model.predict(x[450:], verbose=0)))
