import numpy as np
import tensorflow as tf


class Scorer(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1)])
        self.loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=True)
        self.auc = tf.keras.metrics.AUC(name="auc")

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.loss_fn(y, y_pred)
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.trainable_variables), self.trainable_variables))
        self.auc.update_state(y, y_pred)
        return {"loss": loss, "auc": self.auc.result()}

    @property
    def metrics(self):
        return [self.auc]


x = np.random.randn(600, 8).astype("float32")
y = (x[:, 0] + 0.5 * x[:, 1] > 0.4).astype("float32")[:, None]
s = Scorer()
s.compile(optimizer="adam")
s.fit(x, y, epochs=2, batch_size=60, verbose=2)
