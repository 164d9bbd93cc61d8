import tensorflow as tf
from sklearn.datasets import load_digits

tfkl = tf.keras.layers


class VAE(tf.keras.Model):
    def __init__(self, latent=2):
        super().__init__()
        self.enc = tf.keras.Sequential([tfkl.Dense(32, activation="relu"), tfkl.Dense(2 * latent)])
        self.dec = tf.keras.Sequential([tfkl.Dense(32, activation="relu"), tfkl.Dense(64, activation="sigmoid")])
        self.track = tf.keras.metrics.Mean(name="elbo")

    def call(self, x):
        mean, logvar = tf.split(self.enc(x), 2, axis=-1)
        z = mean + tf.exp(0.5 * logvar) * tf.random.normal(tf.shape(mean))
        return self.dec(z), mean, logvar

    def train_step(self, x):
        with tf.GradientTape() as tape:
            recon, mean, logvar = self(x)
            rec = 64 * tf.keras.losses.binary_crossentropy(x, recon)
            kl = -0.5 * tf.reduce_sum(1 + logvar - tf.square(mean) - tf.exp(logvar), axis=1)
            loss = tf.reduce_mean(rec + kl)
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_weights), self.trainable_weights))
        self.track.update_state(loss)
        return {"elbo": self.track.result()}


pixels = (load_digits().data / 16.0).astype("float32")
vae = VAE()
vae.compile(optimizer=tf.keras.optimizers.Adam(1e-3))
vae.fit(pixels, epochs=2, batch_size=64, verbose=2)
