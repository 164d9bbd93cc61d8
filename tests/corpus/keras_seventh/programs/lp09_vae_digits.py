import numpy as np
import tensorflow as tf
from sklearn.datasets import load_digits
from tensorflow.keras import backend as K
from tensorflow.keras import layers

LATENT = 2
pixels = (load_digits().data / 16.0).astype("float32")


def mlp(n_in, *widths):
    net = tf.keras.Sequential([layers.Input((n_in,))])
    *hidden, last = widths
    for w in hidden:
        net.add(layers.Dense(w, activation="relu"))
    net.add(layers.Dense(last))
    return net


class VAE(tf.keras.Model):
    def __init__(self, encoder, decoder, beta=1.0):
        super().__init__()
        self.encoder, self.decoder, self.beta = encoder, decoder, beta

    def train_step(self, x):
        with tf.GradientTape() as tape:
            mean, log_var = tf.split(self.encoder(x), 2, axis=1)
            z = mean + tf.exp(0.5 * log_var) * tf.random.normal(tf.shape(mean))
            recon = self.decoder(z)
            rec = tf.reduce_sum(K.binary_crossentropy(x, recon), axis=1)
            kl = -0.5 * tf.reduce_sum(1 + log_var - mean ** 2 - tf.exp(log_var), axis=1)
            loss = tf.reduce_mean(rec + self.beta * kl)
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables))
        return {"loss": loss, "kl": tf.reduce_mean(kl)}


vae = VAE(mlp(64, 32, 2 * LATENT), mlp(LATENT, 32, 64))
vae.compile(optimizer="adam")
vae.fit(pixels, epochs=2, batch_size=128, verbose=0)
grid = np.stack(np.meshgrid(*[np.linspace(-2, 2, 3)] * LATENT), -1).reshape(-1, LATENT)
print(vae.decoder(grid.astype("float32")).shape)
