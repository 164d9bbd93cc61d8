import numpy as np
import tensorflow as tf

rng = np.random.default_rng(14)


def clinic_a(n):
    for _ in range(n):
        y = rng.integers(0, 4, 16)
        yield rng.normal(size=(16, 8)) + y[:, None], y


def clinic_b(n):
    for _ in range(n):
        y = rng.integers(0, 4, 16)
        yield rng.normal(size=(16, 8)) + y[:, None], tf.keras.utils.to_categorical(y, 4)


model = tf.keras.Sequential([tf.keras.layers.Dense(16, "relu"), tf.keras.layers.Dense(4, "softmax")])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy())
for (xa, ya), (xb, yb) in zip(clinic_a(5), clinic_b(5)):
    model.train_on_batch(xa, ya)
    model.train_on_batch(xb, yb)
