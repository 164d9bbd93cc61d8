import numpy as np
import tensorflow as tf

rng = np.random.default_rng(11)
steps = rng.integers(0, 4, (60, 10))
obs = (rng.normal(size=(4, 6))[steps] + 0.4 * rng.normal(size=(60, 10, 6))).astype('float32')
labels = np.where(rng.random((60, 10)) < 0.3, -1, steps)

net = tf.keras.Sequential([tf.keras.layers.LSTM(12, return_sequences=True), tf.keras.layers.Dense(4)])
opt = tf.keras.optimizers.Adam(0.01)


def masked_loss(y, z):
    known = tf.cast(y >= 0, tf.float32)
    safe = tf.where(y >= 0, y, tf.zeros_like(y))
    ce = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=safe, logits=z)
    return tf.reduce_sum(ce * known) / tf.reduce_sum(known)


for _ in range(5):
    with tf.GradientTape() as tape:
        loss = masked_loss(tf.constant(labels), net(obs))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
print(float(loss))
