import numpy as np
import tensorflow as tf


class Screening(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.body = tf.keras.layers.Dense(16, activation="relu")
        self.score = tf.keras.layers.Dense(1)
        self.loss_mean = tf.keras.metrics.Mean(name="loss")
        self.tp = tf.keras.metrics.TruePositives()
        self.fn = tf.keras.metrics.FalseNegatives()

    @property
    def metrics(self):
        return [self.loss_mean, self.tp, self.fn]

    def call(self, x):
        return self.score(self.body(x))

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = self(x, training=True)
            loss = tf.reduce_mean(tf.nn.weighted_cross_entropy_with_logits(y, z, pos_weight=4.0))
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables))
        self.loss_mean.update_state(loss)
        self.tp.update_state(y, z)
        self.fn.update_state(y, z)
        return {m.name: m.result() for m in self.metrics}


rng = np.random.default_rng(24)
x = rng.normal(size=(400, 11)).astype("float32")
ill = (x[:, :1] > 1.0).astype("float32")
model = Screening()
model.compile(optimizer="adam")
print(model.fit(x, ill, epochs=2, batch_size=50, verbose=0).history)
