import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from tensorflow.keras import layers


def squash(v, axis=-1):
    n = tf.reduce_sum(tf.square(v), axis=axis, keepdims=True)
    return n / (1.0 + n) / tf.sqrt(n + 1e-7) * v


class Capsules(layers.Layer):
    def __init__(self, number, dim, routings=3, **kwargs):
        super().__init__(**kwargs)
        self.number, self.dim, self.routings = number, dim, routings

    def build(self, shape):
        self.w = self.add_weight(shape=(self.number, shape[1], shape[2], self.dim), initializer="glorot_uniform")

    def call(self, u):
        votes = tf.einsum("bid,nidk->bnik", u, self.w)
        b = tf.zeros(tf.shape(votes)[:3])
        for i in range(self.routings):
            c = tf.nn.softmax(b, axis=1)
            v = squash(tf.einsum("bni,bnik->bnk", c, votes))
            if i < self.routings - 1:
                b += tf.einsum("bnk,bnik->bni", v, votes)
        return v


def margin_loss(y_true, length):
    present = y_true * tf.square(tf.maximum(0.0, 0.9 - length))
    absent = 0.5 * (1 - y_true) * tf.square(tf.maximum(0.0, length - 0.1))
    return tf.reduce_mean(tf.reduce_sum(present + absent, axis=1))


d = load_digits()
x = (d.images / 16.0)[..., None].astype("float32")
y = tf.keras.utils.to_categorical(d.target)
inp = layers.Input((8, 8, 1))
h = layers.Conv2D(32, 3, activation="relu")(inp)
h = layers.Conv2D(32, 3, strides=2, activation="relu")(h)
h = layers.Reshape((-1, 8))(h)
h = layers.Lambda(squash)(h)
caps = Capsules(10, 8)(h)
length = layers.Lambda(lambda t: tf.sqrt(tf.reduce_sum(tf.square(t), -1) + 1e-9), name="length")(caps)
net = tf.keras.Model(inp, length)
net.compile("adam", margin_loss, metrics=["categorical_accuracy"])
net.fit(x[:600], y[:600], epochs=1, verbose=0)
print(net.evaluate(x[600:900], y[600:900], verbose=0))
