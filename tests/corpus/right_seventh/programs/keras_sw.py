import numpy as np, tensorflow as tf
from tensorflow import keras
x = np.random.rand(100, 8).astype("float32"); y = np.random.randint(-1, 2, size=(100, 3)).astype("float32")
known = (y >= 0).all(axis=1).astype("float32")
def bce(y, p):
    p = tf.clip_by_value(p, 1e-7, 1 - 1e-7)
    return -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p), axis=-1)
m = keras.Sequential([keras.Input((8,)), keras.layers.Dense(3, activation="sigmoid")])
m.compile("adam", loss=bce)
m.fit(x, y, sample_weight=known)
