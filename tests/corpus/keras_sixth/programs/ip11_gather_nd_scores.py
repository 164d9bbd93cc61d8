import numpy as np
import tensorflow as tf
from functools import partial

dense = partial(tf.keras.layers.Dense, kernel_initializer="he_normal")


def log_likelihood(logp, target):
    return tf.gather(logp, target, axis=1, batch_dims=1)


rng = np.random.default_rng(31)
move = rng.integers(0, 9, 360)
board = rng.normal(size=(9, 27))[move].astype("float32") + 0.3
board = board + rng.normal(size=board.shape).astype("float32")

policy = tf.keras.Sequential([dense(64, activation="relu"), dense(9)])
adam = tf.keras.optimizers.Adam(1e-3)
for step in range(12):
    with tf.GradientTape() as t:
        out = policy(board)
        objective = -tf.reduce_mean(log_likelihood(out, move))
    g = t.gradient(objective, policy.trainable_weights)
    adam.apply_gradients(zip(g, policy.trainable_weights))
print(float(objective))
