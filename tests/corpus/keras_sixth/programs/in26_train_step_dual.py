import keras
import numpy as np
import tensorflow as tf


class SemiSupervised(keras.Model):
    """Classifier and decoder on one code."""

    def __init__(self, classes, d):
        super().__init__()
        self.enc = keras.layers.Dense(12, activation="relu")
        self.cls = keras.layers.Dense(classes)
        self.dec = keras.layers.Dense(d, activation="sigmoid")

    def call(self, x):
        return self.cls(self.enc(x))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            code = self.enc(x)
            class_loss = self.compute_loss(x=x, y=y, y_pred=self.cls(code))
            rec_loss = tf.reduce_mean(keras.losses.mean_squared_error(x, self.dec(code)))
            loss = class_loss + 0.5 * rec_loss
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply(grads, self.trainable_variables)
        return {"loss": loss}


rng = np.random.default_rng(57)
y = rng.integers(0, 3, 180)
x = rng.random((3, 10))[y] * 0.7 + 0.3 * rng.random((180, 10))
m = SemiSupervised(3, 10)
m.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
print(m.fit(x.astype("float32"), y, epochs=2, verbose=0).history)
