import keras
import numpy as np
from keras import layers, metrics
from sklearn.metrics import confusion_matrix

rng = np.random.default_rng(101)
words = rng.poisson(0.4, (800, 40)).astype("float32")
spam = ((words[:, :4].sum(1) > 2) | (words[:, 7] > 1)).astype("int32")


class SpamFilter:
    cut = 0.0

    def __init__(self, n_words):
        self.net = keras.Sequential([layers.Input((n_words,)), layers.Dense(16, activation="relu"), layers.Dense(1)])
        self.net.compile(
            optimizer="adam",
            loss=keras.losses.BinaryCrossentropy(from_logits=True),
            metrics=[
                metrics.BinaryAccuracy(threshold=self.cut),
                metrics.AUC(from_logits=True),
                metrics.Precision(thresholds=self.cut),
            ],
        )

    def fit(self, x, y, **kw):
        self.net.fit(x, y, **kw)
        return self

    def predict(self, x):
        return (self.net.predict(x, verbose=0).ravel() > self.cut).astype("int32")

    def predict_proba(self, x):
        z = self.net.predict(x, verbose=0).ravel()
        return 1.0 / (1.0 + np.exp(-z))


f = SpamFilter(40).fit(words[:600], spam[:600], epochs=3, batch_size=50, verbose=0)
print(confusion_matrix(spam[600:], f.predict(words[600:])))
print("sure", np.mean(np.abs(f.predict_proba(words[600:]) - 0.5) > 0.4))
