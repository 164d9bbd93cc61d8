import numpy as np
import tensorflow as tf


class DiscreteVAE:
    def __init__(self, n_in, codes=8, tau=0.8):
        self.tau = tau
        self.encoder = tf.keras.Sequential([tf.keras.layers.Dense(24, activation='relu'), tf.keras.layers.Dense(codes)])
        self.decoder = tf.keras.Sequential([tf.keras.layers.Dense(24, activation='relu'), tf.keras.layers.Dense(n_in)])
        self.bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)

    @property
    def weights(self):
        return self.encoder.trainable_variables + self.decoder.trainable_variables

    def sample(self, z):
        g = -tf.math.log(-tf.math.log(tf.random.uniform(tf.shape(z), 1e-6, 1. - 1e-6)))
        return tf.nn.softmax((z + g) / self.tau)

    def loss(self, x):
        z = self.encoder(x)
        rec = self.bce(x, self.decoder(self.sample(z)))
        q = tf.nn.softmax(z)
        kl = tf.reduce_mean(tf.reduce_sum(q * (tf.nn.log_softmax(z) + np.log(z.shape[-1])), axis=1))
        return rec + 0.01 * kl


bars = np.zeros((160, 6, 6), 'float32')
for b, k in zip(bars, np.random.randint(0, 6, 160)):
    b[k] = 1
bars = bars.reshape(160, 36)
vae = DiscreteVAE(36)
opt = tf.keras.optimizers.Adam(5e-3)
for _ in range(15):
    with tf.GradientTape() as tape:
        loss = vae.loss(bars)
    opt.apply_gradients(zip(tape.gradient(loss, vae.weights), vae.weights))
print(float(loss))
