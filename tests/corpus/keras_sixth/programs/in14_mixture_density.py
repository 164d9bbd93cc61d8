import math

import numpy as np
import tensorflow as tf


class MDN(tf.keras.Model):
    def __init__(self, k=4):
        super().__init__()
        self.h = tf.keras.layers.Dense(24, activation="tanh")
        self.logits, self.mu = tf.keras.layers.Dense(k), tf.keras.layers.Dense(k)
        self.log_sd = tf.keras.layers.Dense(k)

    def call(self, x):
        h = self.h(x)
        return tf.nn.log_softmax(self.logits(h)), self.mu(h), self.log_sd(h)

    def nll(self, x, y):
        logw, mu, log_sd = self(x)
        z = (y - mu) * tf.exp(-log_sd)
        logp = -0.5 * z ** 2 - log_sd - 0.5 * math.log(2 * math.pi)
        return -tf.reduce_mean(tf.reduce_logsumexp(logw + logp, axis=1))


rng = np.random.default_rng(6)
y = rng.uniform(-1, 1, (256, 1)).astype("float32")
x = (y + 0.3 * np.sin(8 * y)).astype("float32")
net, opt = MDN(), tf.keras.optimizers.Adam(5e-3)
for _ in range(15):
    with tf.GradientTape() as tape:
        loss = net.nll(x, y)
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
print(float(loss))
