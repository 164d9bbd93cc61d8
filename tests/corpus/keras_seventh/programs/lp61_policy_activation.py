import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, mixed_precision


def setup(precision="mixed_float16", seed=0):
    tf.keras.utils.set_random_seed(seed)
    mixed_precision.set_global_policy(precision)


def net(n):
    i = layers.Input((16,))
    h = layers.Dense(64, activation="relu")(i)
    z = layers.Dense(n)(h)
    return tf.keras.Model(i, layers.Activation("softmax")(z))


setup()
rng = np.random.default_rng(40)
y = rng.integers(0, 8, 256)
x = rng.normal(size=(8, 16))[y] + rng.normal(size=(256, 16))
m = net(8)
m.compile("adam", loss="sparse_categorical_crossentropy")
m.fit(x, y, epochs=2, verbose=0)
print(m.compute_dtype)
