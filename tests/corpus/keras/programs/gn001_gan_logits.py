import keras
import tensorflow as tf
from keras import layers


class GAN(keras.Model):
    def __init__(self, discriminator, generator, latent_dim):
        super().__init__()
        self.discriminator = discriminator
        self.generator = generator
        self.latent_dim = latent_dim

    def compile(self, d_opt, g_opt, loss_fn):
        super().compile()
        self.d_opt, self.g_opt, self.loss_fn = d_opt, g_opt, loss_fn

    def train_step(self, real):
        n = tf.shape(real)[0]
        z = tf.random.normal((n, self.latent_dim))
        both = tf.concat([self.generator(z), real], axis=0)
        labels = tf.concat([tf.ones((n, 1)), tf.zeros((n, 1))], axis=0)
        labels += 0.05 * tf.random.uniform(tf.shape(labels))
        with tf.GradientTape() as tape:
            d_loss = self.loss_fn(labels, self.discriminator(both))
        self.d_opt.apply_gradients(zip(tape.gradient(d_loss, self.discriminator.trainable_weights),
                                       self.discriminator.trainable_weights))
        with tf.GradientTape() as tape:
            verdict = self.discriminator(self.generator(tf.random.normal((n, self.latent_dim))))
            g_loss = self.loss_fn(tf.zeros((n, 1)), verdict)
        self.g_opt.apply_gradients(zip(tape.gradient(g_loss, self.generator.trainable_weights),
                                       self.generator.trainable_weights))
        return {"d_loss": d_loss, "g_loss": g_loss}


discriminator = keras.Sequential([layers.Input((2,)), layers.Dense(16), layers.LeakyReLU(0.2), layers.Dense(1)])
generator = keras.Sequential([layers.Input((4,)), layers.Dense(16, activation="relu"), layers.Dense(2, activation="tanh")])
gan = GAN(discriminator, generator, 4)
gan.compile(d_opt=keras.optimizers.Adam(3e-4), g_opt=keras.optimizers.Adam(3e-4),
            loss_fn=keras.losses.BinaryCrossentropy(from_logits=True))
gan.fit(tf.random.uniform((256, 2), -1, 1), epochs=1, batch_size=32, verbose=0)
