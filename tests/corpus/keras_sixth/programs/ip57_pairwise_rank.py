import keras
import numpy as np
from keras import layers, ops

keras.config.set_dtype_policy("mixed_float16")


class Pairwise(layers.Layer):
    """RankNet: -log sigma(s_i - s_j)."""

    def call(self, left, right):
        score = ops.log(ops.sigmoid(left - right))
        self.add_loss(ops.cast(-ops.mean(score), "float32"))
        return left


scorer = layers.Dense(1)
good, bad = layers.Input((10,)), layers.Input((10,))
s = Pairwise()(scorer(good), scorer(bad))
click = layers.Dense(1, activation="sigmoid", name="click")(layers.Concatenate()([s, good]))
model = keras.Model([good, bad], click)
model.compile("adam", loss="binary_crossentropy")

rng = np.random.default_rng(3)
a, b = rng.normal(size=(2, 128, 10)).astype("float32")
model.fit([a + 0.5, b], (rng.random((128, 1)) < 0.4).astype("float32"), epochs=1, verbose=0)
keras.config.set_dtype_policy("float32")
