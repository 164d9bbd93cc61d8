import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class Click(tf.keras.Model):
    def __init__(self, users, ads):
        super().__init__()
        self.u = layers.Embedding(users, 8)
        self.a = layers.Embedding(ads, 8)
        self.d = layers.Dense(1)

    def call(self, pair):
        z = tf.concat([self.u(pair[:, 0]), self.a(pair[:, 1])], axis=1)
        return tf.squeeze(self.d(z), axis=-1)


pair = np.stack([np.random.randint(0, 50, 600), np.random.randint(0, 30, 600)], 1)
click = ((pair[:, 0] + pair[:, 1]) % 3 == 0).astype('float32')
net, opt = Click(50, 30), tf.keras.optimizers.Adam(0.05)
for step in range(20):
    with tf.GradientTape() as tape:
        z = net(pair)
        loss = tf.reduce_mean(tf.nn.softplus(z) - click * z)
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
hit = tf.reduce_mean(tf.cast(tf.equal(z > 0, click > 0.5), tf.float32))
print(float(loss), float(hit))
