import numpy as np
import tensorflow as tf


def make_loss(from_logits):
    return lambda y, out: tf.reduce_mean(
        tf.keras.losses.sparse_categorical_crossentropy(y, out, from_logits=from_logits))


def setup(n_in, n_out, *, lr=1e-2, logits=True):
    x = inp = tf.keras.Input((n_in,))
    x = tf.keras.layers.Dense(20, activation='relu')(x)
    x = tf.keras.layers.Dense(n_out)(x)
    x = tf.keras.layers.Softmax()(x)
    x = tf.keras.layers.Reshape((n_out,))(x)
    return tf.keras.Model(inp, x), make_loss(logits), tf.keras.optimizers.Adam(lr)


net, loss_fn, opt = setup(6, 4)
k = np.random.randint(0, 4, 320)
x = (np.random.randn(4, 6)[k] * 2 + np.random.randn(320, 6)).astype('float32')
for i in range(60):
    with tf.GradientTape() as tape:
        value = loss_fn(k, net(x))
    opt.apply_gradients(zip(tape.gradient(value, net.trainable_variables), net.trainable_variables))
print('loss', float(value), 'acc', np.mean(net(x).numpy().argmax(1) == k))
