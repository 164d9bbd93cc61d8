import numpy as np
import tensorflow as tf


def probs_of(z):
    z = z - tf.reduce_max(z, axis=-1, keepdims=True)
    e = tf.exp(z)
    return e / tf.reduce_sum(e, axis=-1, keepdims=True)


k = np.random.randint(0, 3, 200)
x = np.random.randn(3, 5)[k] + np.random.randn(200, 5)
inp = tf.keras.Input((5,))
out = tf.keras.layers.Lambda(probs_of)(tf.keras.layers.Dense(3)(inp))
net = tf.keras.Model(inp, out)
net.compile('adam', loss='categorical_crossentropy')
net.fit(x, tf.keras.utils.to_categorical(k, 3), epochs=2, verbose=2)
