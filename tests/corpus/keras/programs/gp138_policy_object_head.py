import keras
import numpy as np
from keras import layers

policy = keras.DTypePolicy("mixed_float16")


class Block(layers.Layer):
    def __init__(self, units, **kw):
        super().__init__(**kw)
        self.dense = layers.Dense(units, dtype=kw.get("dtype"))
        self.norm = layers.LayerNormalization(dtype=kw.get("dtype"))

    def call(self, x):
        return keras.ops.relu(self.norm(self.dense(x)))


rng = np.random.default_rng(14)
y = rng.integers(0, 25, 500)
x = (rng.normal(size=(25, 20))[y] + rng.normal(size=(500, 20))).astype("float32")

inp = layers.Input((20,))
h = Block(64, dtype=policy)(inp)
h = Block(64, dtype=policy)(h)
out = layers.Dense(25, activation="softmax", dtype=policy)(h)
net = keras.Model(inp, out)
net.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(x, y, epochs=2, batch_size=50, verbose=0)
print(out.dtype)
