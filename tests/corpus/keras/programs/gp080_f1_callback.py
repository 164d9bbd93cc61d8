import keras
import numpy as np
from keras import layers
from sklearn.metrics import f1_score


class F1(keras.callbacks.Callback):
    def __init__(self, validation_data, every=1):
        super().__init__()
        self.x_val, self.y_val = validation_data
        self.every = every
        self.history = []

    def on_epoch_end(self, epoch, logs=None):
        if epoch % self.every:
            return
        y_hat = self.model.predict(self.x_val, verbose=0)
        y_hat = (y_hat > 0.5).astype(int)
        self.history.append(f1_score(self.y_val, y_hat, average="macro"))


rng = np.random.default_rng(24)
x = rng.normal(size=(700, 16))
tags = (x[:, :4] + 0.5 * rng.normal(size=(700, 4)) > 0.5).astype("float32")

net = keras.Sequential([layers.Input((16,)), layers.Dense(32, activation="relu"), layers.Dense(4)])
net.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))
f1 = F1((x[600:], tags[600:]))
net.fit(x[:600], tags[:600], epochs=3, callbacks=[f1], verbose=0)
print(f1.history)
