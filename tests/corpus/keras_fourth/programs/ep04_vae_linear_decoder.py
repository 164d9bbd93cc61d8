import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops
from sklearn.datasets import load_digits

LATENT = 2


class Sampling(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(1337)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(ops.shape(mean), seed=self.seed_generator)
        return mean + ops.exp(0.5 * log_var) * eps


enc_in = keras.Input((8, 8, 1))
h = layers.Conv2D(16, 3, strides=2, padding="same", activation="relu")(enc_in)
h = layers.Flatten()(h)
h = layers.Dense(16, activation="relu")(h)
z_mean = layers.Dense(LATENT, name="z_mean")(h)
z_log_var = layers.Dense(LATENT, name="z_log_var")(h)
encoder = keras.Model(enc_in, [z_mean, z_log_var, Sampling()([z_mean, z_log_var])], name="encoder")

dec_in = keras.Input((LATENT,))
h = layers.Dense(4 * 4 * 16, activation="relu")(dec_in)
h = layers.Reshape((4, 4, 16))(h)
h = layers.Conv2DTranspose(16, 3, strides=2, padding="same", activation="relu")(h)
decoder = keras.Model(dec_in, layers.Conv2DTranspose(1, 3, padding="same")(h), name="decoder")


class VAE(keras.Model):
    def __init__(self, encoder, decoder, beta=1.0, **kwargs):
        super().__init__(**kwargs)
        self.encoder, self.decoder, self.beta = encoder, decoder, beta
        self.trackers = {k: keras.metrics.Mean(name=k) for k in ("total", "rec", "kl")}

    @property
    def metrics(self):
        return list(self.trackers.values())

    def train_step(self, data):
        with tf.GradientTape() as tape:
            z_mean, z_log_var, z = self.encoder(data)
            picture = self.decoder(z)
            rec = ops.mean(ops.sum(keras.losses.binary_crossentropy(data, picture), axis=(1, 2)))
            kl = -0.5 * ops.mean(ops.sum(1 + z_log_var - ops.square(z_mean) - ops.exp(z_log_var), axis=1))
            total = rec + self.beta * kl
        self.optimizer.apply(tape.gradient(total, self.trainable_weights), self.trainable_weights)
        for key, value in zip(self.trackers, (total, rec, kl)):
            self.trackers[key].update_state(value)
        return {m.name: m.result() for m in self.metrics}


images = (load_digits().images / 16.0)[..., None].astype("float32")
vae = VAE(encoder, decoder)
vae.compile(optimizer=keras.optimizers.Adam())
vae.fit(images, epochs=2, batch_size=128, verbose=2)
