import keras
import tensorflow as tf
from keras import layers
from sklearn.datasets import load_digits


class BetaVAE(keras.Model):
    def __init__(self, z=3, beta=0.5):
        super().__init__()
        self.z, self.beta = z, beta
        self.enc = keras.Sequential([layers.Dense(48, activation="relu"), layers.Dense(2 * z)])
        self.dec = keras.Sequential([layers.Dense(48, activation="relu"), layers.Dense(64)])

    def reparametrise(self, x):
        mean, logvar = tf.split(self.enc(x), 2, axis=1)
        return mean, logvar, mean + tf.exp(0.5 * logvar) * tf.random.normal(tf.shape(mean))

    def decode(self, z, as_picture=False):
        logits = self.dec(z)
        return tf.sigmoid(logits) if as_picture else logits

    def call(self, x):
        return self.decode(self.reparametrise(x)[2], as_picture=True)

    def train_step(self, x):
        with tf.GradientTape() as tape:
            mean, logvar, z = self.reparametrise(x)
            per_pixel = tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=self.decode(z))
            nll = tf.reduce_sum(per_pixel, axis=1)
            kl = -0.5 * tf.reduce_sum(1 + logvar - mean ** 2 - tf.exp(logvar), axis=1)
            elbo = tf.reduce_mean(nll + self.beta * kl)
        self.optimizer.apply_gradients(zip(tape.gradient(elbo, self.trainable_variables), self.trainable_variables))
        return {"elbo": elbo}

    def sample(self, n):
        return self.decode(tf.random.normal((n, self.z)), as_picture=True)


pictures = (load_digits().data / 16).astype("float32")
vae = BetaVAE()
vae(pictures[:1])
vae.compile(optimizer="adam")
vae.fit(pictures, epochs=2, batch_size=100, verbose=2)
error = keras.losses.binary_crossentropy(pictures, vae(pictures))
print("test nll per pixel", float(tf.reduce_mean(error)), vae.sample(2).shape)
