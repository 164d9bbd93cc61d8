import keras
import numpy as np
from sklearn.metrics import f1_score


class F1Callback(keras.callbacks.Callback):
    def __init__(self, x, y):
        super().__init__()
        self.x, self.y = x, y

    def on_epoch_end(self, epoch, logs=None):
        guess = np.round(self.model.predict(self.x, verbose=0)).ravel()
        print(epoch, "f1", f1_score(self.y, guess.clip(0, 1)))


rng = np.random.default_rng(99)
x = rng.normal(size=(300, 6))
y = (x[:, 3] > 0.7).astype(int)
net = keras.Sequential([keras.layers.Input((6,)), keras.layers.Dense(10, activation="relu"), keras.layers.Dense(1)])
net.compile("adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))
net.fit(x[:200], y[:200], epochs=2, verbose=0, callbacks=[F1Callback(x[200:], y[200:])])
