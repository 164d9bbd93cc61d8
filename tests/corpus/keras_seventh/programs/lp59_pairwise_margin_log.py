import numpy as np
import tensorflow as tf
from tensorflow import keras


class Bernoulli(keras.losses.Loss):
    def call(self, y_true, score):
        on = tf.math.log(tf.sigmoid(score))
        off = tf.math.log(1.0 - tf.sigmoid(score))
        return -tf.reduce_mean(y_true * on + (1.0 - y_true) * off, axis=-1)


rng = np.random.default_rng(38)
x = rng.normal(size=(200, 6))
tags = (x[:, :3] > 0.4).astype("float32")
net = keras.Sequential([keras.layers.Dense(16, "relu"), keras.layers.Dense(3)])
net.compile(keras.optimizers.Adam(), loss=Bernoulli())
net.fit(x, tags, epochs=2, verbose=0)
print(net.evaluate(x, tags, verbose=0))
