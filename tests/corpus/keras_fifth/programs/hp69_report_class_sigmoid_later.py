import keras
import numpy as np
from sklearn.metrics import classification_report


class ChurnModel:
    def __init__(self, n):
        self.net = keras.Sequential([keras.Input((n,)), keras.layers.Dense(12, activation="relu"),
                                     keras.layers.Dense(1)])
        self.net.compile("adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))

    def fit(self, x, y):
        self.net.fit(x, y, epochs=3, verbose=0)

    def scores(self, x):
        return self.net.predict(x, verbose=0).reshape(-1)

    def report(self, x, y):
        s = self.scores(x)
        print("mean probability", float(keras.ops.mean(keras.ops.sigmoid(s))))
        return classification_report(y, s > 0.5, zero_division=0)


rng = np.random.default_rng(29)
x = rng.normal(size=(300, 8))
gone = (x[:, 1] > 0.2).astype(int)
cm = ChurnModel(8)
cm.fit(x[:200], gone[:200])
print(cm.report(x[200:], gone[200:]))
