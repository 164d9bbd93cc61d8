import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class RingGAN:
    def __init__(self, latent=8):
        self.latent = latent
        self.gen = tf.keras.Sequential([layers.Input((latent,)), layers.Dense(32, activation="relu"), layers.Dense(2)])
        self.disc = tf.keras.Sequential([
            layers.Input((2,)), layers.Dense(32), layers.LeakyReLU(), layers.Dense(1)])
        self.g_opt = tf.keras.optimizers.Adam(1e-3, beta_1=0.5)
        self.d_opt = tf.keras.optimizers.Adam(1e-3, beta_1=0.5)
        self.bce = tf.keras.losses.BinaryCrossentropy(from_logits=True)

    def d_loss(self, real_out, fake_out):
        real = self.bce(real_out, tf.ones_like(real_out))
        fake = self.bce(fake_out, tf.zeros_like(fake_out))
        return real + fake

    def g_loss(self, fake_out):
        return self.bce(fake_out, tf.ones_like(fake_out))

    def step(self, real):
        z = tf.random.normal((len(real), self.latent))
        with tf.GradientTape(persistent=True) as tape:
            fake = self.gen(z, training=True)
            fake_out = self.disc(fake, training=True)
            d = self.d_loss(self.disc(real, training=True), fake_out)
            g = self.g_loss(fake_out)
        self.d_opt.apply_gradients(zip(tape.gradient(d, self.disc.trainable_variables), self.disc.trainable_variables))
        self.g_opt.apply_gradients(zip(tape.gradient(g, self.gen.trainable_variables), self.gen.trainable_variables))
        return float(d), float(g)


angle = np.random.uniform(0, 2 * np.pi, 512)
ring = np.stack([np.cos(angle), np.sin(angle)], axis=1).astype("float32") + 0.02 * np.random.randn(512, 2).astype("float32")
gan = RingGAN()
for it in range(20):
    d, g = gan.step(ring[np.random.randint(0, 512, 64)])
print("d %.3f g %.3f" % (d, g))
