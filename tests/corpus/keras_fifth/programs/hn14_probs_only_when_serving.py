import numpy as np
import tensorflow as tf


class Pager(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.h = tf.keras.layers.Dense(16, activation='relu')
        self.o = tf.keras.layers.Dense(1)

    def call(self, x, training=False):
        z = self.o(self.h(x))
        if training:
            return z
        return tf.sigmoid(z)


rng = np.random.default_rng(52)
x = rng.normal(size=(256, 5)).astype('float32')
page = (x[:, :1] > 0.4).astype('float32')
net = Pager()
loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=True)
opt = tf.keras.optimizers.Adam(0.01)
for step in range(10):
    with tf.GradientTape() as tape:
        loss = loss_fn(page, net(x, training=True))
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
woken = net(x, training=False).numpy() > 0.5
print(float(loss), (woken == (page > 0)).mean())
