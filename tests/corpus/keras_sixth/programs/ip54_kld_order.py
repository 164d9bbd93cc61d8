import numpy as np
import tensorflow as tf


class Trainer:
    opt = tf.keras.optimizers.Adam(3e-3)

    def __init__(self, n_in, n_out):
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(20, activation="relu"),
                                        tf.keras.layers.Dense(n_out)])

    @staticmethod
    def xent(scores, truth):
        return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(scores, truth))

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.xent(self.net(x, training=True), y)
        grads = tape.gradient(loss, self.net.trainable_variables)
        self.opt.apply_gradients(zip(grads, self.net.trainable_variables))
        return loss


rng = np.random.default_rng(27)
y = np.eye(5, dtype="float32")[rng.integers(0, 5, 200)]
x = (y @ rng.normal(size=(5, 8)) + rng.normal(size=(200, 8))).astype("float32")
t = Trainer(8, 5)
for _ in range(10):
    out = t.step(x, y)
print(float(out))
