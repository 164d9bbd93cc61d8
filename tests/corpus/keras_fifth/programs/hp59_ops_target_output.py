import keras
import numpy as np
from keras import layers, ops


class Denoiser(keras.Model):
    def __init__(self, n):
        super().__init__()
        self.enc = layers.Dense(12, activation="relu")
        self.dec = layers.Dense(n, activation="sigmoid")

    def call(self, x):
        return self.dec(self.enc(x))

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return ops.mean(ops.binary_crossentropy(y_pred, y))


rng = np.random.default_rng(7)
clean = (rng.random((250, 1)) * 30 < np.arange(30)).astype("float32")
noisy = np.where(rng.random(clean.shape) < 0.1, 1 - clean, clean)
net = Denoiser(30)
net.compile(optimizer="adam")
net.fit(noisy, clean, epochs=2, verbose=0)
print(np.abs(net.predict(noisy[:10], verbose=0) - clean[:10]).mean())
