import numpy as np
import tensorflow as tf

K, D = 4, 7
rng = np.random.RandomState(0)
cls = rng.randint(K, size=200)
pts = (rng.randn(K, D)[cls] * 1.5 + rng.randn(200, D)).astype(np.float32)

w = tf.Variable(tf.zeros([D, K]))
b = tf.Variable(tf.zeros([K]))


def model(x):
    return x @ w + b


def nll(y, log_p):
    y = tf.one_hot(y, K)
    return tf.reduce_mean(-tf.reduce_sum(y * log_p, axis=1))


for step in range(20):
    with tf.GradientTape() as tape:
        loss = nll(cls, model(pts))
    dw, db = tape.gradient(loss, [w, b])
    w.assign_sub(.01 * dw)
    b.assign_sub(.01 * db)
print('nll', loss.numpy())
