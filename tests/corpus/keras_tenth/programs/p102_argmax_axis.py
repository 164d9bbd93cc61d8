import numpy as np
import tensorflow as tf

rng = np.random.default_rng(5)
cls = rng.integers(0, 6, 360)
x = (rng.normal(size=(6, 9))[cls] + 0.5 * rng.normal(size=(360, 9))).astype("float32")
W = tf.Variable(tf.zeros((9, 6)))
b = tf.Variable(tf.zeros((6,)))


def predict(batch):
    e = tf.exp(tf.matmul(batch, W) + b)
    return e / tf.reduce_sum(e, axis=0)


scce = tf.keras.losses.SparseCategoricalCrossentropy()
for step in range(60):
    idx = rng.integers(0, 360, 60)
    with tf.GradientTape() as tape:
        loss = scce(cls[idx], predict(x[idx]))
    for v, g in zip((W, b), tape.gradient(loss, (W, b))):
        v.assign_sub(0.5 * g)
print(float(loss))
