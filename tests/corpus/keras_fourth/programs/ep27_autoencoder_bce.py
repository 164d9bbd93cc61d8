import tensorflow as tf
from sklearn.datasets import load_digits
from tensorflow.keras.layers import Conv2D, Conv2DTranspose, Input, MaxPooling2D
from tensorflow.keras.models import Sequential

pictures = (load_digits().images[:, :, :, None] / 16.0).astype("float32")

encoder = Sequential([Input((8, 8, 1)), Conv2D(8, 3, activation="relu", padding="same"), MaxPooling2D(2),
                      Conv2D(4, 3, activation="relu", padding="same")])
decoder = Sequential([Input((4, 4, 4)), Conv2DTranspose(8, 3, strides=2, activation="relu", padding="same"),
                      Conv2D(1, 3, activation="sigmoid", padding="same")])


class DenoisingAE(tf.keras.Model):
    def __init__(self, encoder, decoder, noise=0.2):
        super().__init__()
        self.encoder, self.decoder = encoder, decoder
        self.noise = tf.keras.layers.GaussianNoise(noise)
        self.loss_tracker = tf.keras.metrics.Mean(name="loss")

    def call(self, x, training=False):
        return self.decoder(self.encoder(self.noise(x, training=training)))

    def train_step(self, clean):
        with tf.GradientTape() as tape:
            restored = self(clean, training=True)
            loss = tf.reduce_mean(tf.keras.losses.binary_crossentropy(restored, clean))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.loss_tracker.update_state(loss)
        return {"loss": self.loss_tracker.result()}

    @property
    def metrics(self):
        return [self.loss_tracker]


ae = DenoisingAE(encoder, decoder)
ae.compile(optimizer="adam")
ae.fit(pictures, epochs=2, batch_size=64, verbose=2)
