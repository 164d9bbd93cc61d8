import keras
import numpy as np
from sklearn.datasets import make_moons


class ErrorRate(keras.callbacks.Callback):
    def __init__(self, x, y):
        super().__init__()
        self.x, self.y = x, y
        self.rates = []

    def on_epoch_end(self, epoch, logs=None):
        score = self.model.predict(self.x, verbose=0)
        wrong = (score > 0).astype(int) != self.y
        self.rates.append(float(np.mean(wrong)))


X, y = make_moons(400, noise=0.2, random_state=3)
watch = ErrorRate(X[300:], y[300:])
net = keras.Sequential([keras.Input((2,)), keras.layers.Dense(24, "relu"), keras.layers.Dense(1)])
net.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))
net.fit(X[:300], y[:300], epochs=3, callbacks=[watch], verbose=0)
print(watch.rates)
