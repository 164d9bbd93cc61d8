import tensorflow as tf
from tensorflow.keras import layers

from settings import NetSettings


class FallNet(tf.keras.Model):
    def __init__(self, s: NetSettings):
        super().__init__()
        self.blocks = []
        for u in s.units:
            self.blocks += [layers.Dense(u, activation="relu"), layers.Dropout(s.dropout)]
        self.score = layers.Dense(1, activation=s.out_activation)

    def call(self, x, training=False):
        for b in self.blocks:
            x = b(x, training=training) if isinstance(b, layers.Dropout) else b(x)
        return self.score(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            out = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=out)
        grads = tape.gradient(loss, self.trainable_variables)
        grads, _ = tf.clip_by_global_norm(grads, 1.0)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"loss": loss}
