import keras
import numpy as np
from keras import layers, ops

IMG = (16, 24, 1)


class Embed(layers.Layer):
    def __init__(self, dim=16, **kwargs):
        super().__init__(**kwargs)
        self.conv = layers.Conv2D(8, 3, strides=2, activation="relu")
        self.flat = layers.Flatten()
        self.proj = layers.Dense(dim)

    def call(self, img):
        return self.proj(self.flat(self.conv(img)))


class SignatureMatcher(keras.Model):
    """Says whether two signatures come from the same hand."""

    def __init__(self, dim=16):
        super().__init__()
        self.embed = Embed(dim)
        self.score = layers.Dense(1)
        self.to_prob = layers.Softmax()

    def call(self, pair):
        left, right = pair
        gap = ops.abs(self.embed(left) - self.embed(right))
        return self.to_prob(self.score(gap))


def make_pairs(n, seed=5):
    rng = np.random.default_rng(seed)
    writers = rng.random((6, *IMG))
    a = rng.integers(0, 6, n)
    same = rng.integers(0, 2, n)
    b = np.where(same == 1, a, (a + rng.integers(1, 6, n)) % 6)
    noise = lambda: 0.1 * rng.normal(size=(n, *IMG))
    return [(writers[a] + noise()).astype("float32"), (writers[b] + noise()).astype("float32")], same.astype("float32")


pairs, same = make_pairs(240)
matcher = SignatureMatcher()
matcher.compile(optimizer=keras.optimizers.Adam(1e-3), loss=keras.losses.BinaryCrossentropy())
log = matcher.fit(pairs, same, batch_size=24, epochs=2, verbose=0)
print("loss per epoch", log.history["loss"])
