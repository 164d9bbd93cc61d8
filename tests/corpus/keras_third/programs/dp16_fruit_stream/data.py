import numpy as np
import tensorflow as tf

FRUIT = ['apple', 'banana', 'cherry']
BATCH = 20


def _raw(n=240):
    kind = np.random.randint(0, len(FRUIT), n)
    colour = np.array([[0.8, 0.1, 0.1], [0.9, 0.9, 0.2], [0.5, 0.0, 0.1]])[kind]
    size = np.array([7.0, 18.0, 2.0])[kind] + np.random.randn(n)
    return np.c_[colour + 0.05 * np.random.randn(n, 3), size / 10].astype('float32'), kind


def _prepare(x, kind):
    return x, tf.one_hot(kind, depth=len(FRUIT))


def train_stream():
    ds = tf.data.Dataset.from_tensor_slices(_raw())
    return ds.shuffle(240).map(_prepare).batch(BATCH).prefetch(1)
