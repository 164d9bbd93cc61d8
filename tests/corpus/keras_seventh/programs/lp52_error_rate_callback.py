import keras
import numpy as np


class ErrorRate(keras.callbacks.Callback):
    def __init__(self, x, y, every=1):
        super().__init__()
        self.x, self.y, self.every = x, y, every
        self.rates = []

    def on_epoch_end(self, epoch, logs=None):
        if epoch % self.every:
            return
        said = (self.model.predict(self.x, verbose=0) > 0.5).astype(int)
        self.rates.append(np.mean(said != self.y))


rng = np.random.default_rng(28)
x = rng.normal(size=(200, 5))
y = (x[:, 0] * x[:, 1] > 0).astype(int)
net = keras.Sequential([
    keras.Input((5,)),
    keras.layers.Dense(24, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
net.compile("adam", "binary_crossentropy")
watch = ErrorRate(x[150:], y[150:])
net.fit(x[:150], y[:150], epochs=2, callbacks=[watch], verbose=0)
print(watch.rates)
