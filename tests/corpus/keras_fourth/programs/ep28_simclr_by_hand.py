import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

TEMPERATURE = 0.2


def projector():
    return tf.keras.Sequential([
        tf.keras.Input((12,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(48, activation="relu"),
        layers.Dense(16),
    ])


def agreement(a, b):
    a, b = tf.math.l2_normalize(a, axis=1), tf.math.l2_normalize(b, axis=1)
    return tf.einsum("id,jd->ij", a, b) / TEMPERATURE


def nt_xent(a, b):
    match = tf.nn.softmax(agreement(a, b), axis=1)
    return tf.reduce_mean(-tf.math.log(tf.linalg.diag_part(match)))


class Pretrainer:
    def __init__(self):
        self.net = projector()
        self.opt = tf.keras.optimizers.Adam(1e-3)

    def augment(self, x):
        return x + 0.1 * tf.random.normal(tf.shape(x))

    @tf.function
    def __call__(self, x):
        with tf.GradientTape() as tape:
            u, v = self.net(self.augment(x)), self.net(self.augment(x))
            loss = 0.5 * (nt_xent(u, v) + nt_xent(v, u))
        self.opt.apply_gradients(zip(tape.gradient(loss, self.net.trainable_variables), self.net.trainable_variables))
        return loss


points = np.random.default_rng(0).normal(size=(512, 12)).astype("float32")
pretrain = Pretrainer()
for batch in tf.data.Dataset.from_tensor_slices(points).shuffle(512).batch(64, drop_remainder=True).repeat(2):
    loss = pretrain(batch)
print("nt-xent", loss.numpy())
