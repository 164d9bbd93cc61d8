import keras
import numpy as np
import tensorflow as tf
from keras import layers


class WaveGAN(keras.Model):
    def __init__(self, latent=4, length=32):
        super().__init__()
        self.latent = latent
        self.g = keras.Sequential([layers.Dense(32, activation="relu"), layers.Dense(length, activation="tanh")])
        self.d = keras.Sequential([layers.Dense(32, activation="leaky_relu"), layers.Dense(1)])

    def compile(self, g_opt, d_opt, loss_fn):
        super().compile()
        self.g_opt, self.d_opt, self.loss_fn = g_opt, d_opt, loss_fn

    def train_step(self, real):
        n = tf.shape(real)[0]
        noise = tf.random.normal((n, self.latent))
        with tf.GradientTape() as tape:
            both = tf.concat([self.d(real), self.d(self.g(noise))], axis=0)
            verdict = tf.concat([tf.ones((n, 1)), tf.zeros((n, 1))], axis=0)
            d_loss = self.loss_fn(verdict, both)
        w = self.d.trainable_weights
        self.d_opt.apply_gradients(zip(tape.gradient(d_loss, w), w))
        with tf.GradientTape() as tape:
            g_loss = self.loss_fn(tf.ones((n, 1)), self.d(self.g(noise)))
        w = self.g.trainable_weights
        self.g_opt.apply_gradients(zip(tape.gradient(g_loss, w), w))
        return {"d": d_loss, "g": g_loss}


t = np.linspace(0, 6.28, 32)
waves = np.sin(t[None] * np.random.uniform(1, 3, (128, 1))).astype("float32")
gan = WaveGAN()
gan.compile(keras.optimizers.Adam(1e-4), keras.optimizers.Adam(1e-4),
            keras.losses.BinaryCrossentropy(from_logits=True))
gan.fit(waves, epochs=1, batch_size=32, verbose=2)
