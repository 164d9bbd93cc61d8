import numpy as np
import tensorflow as tf


class Letters(tf.keras.Model):
    def __init__(self, n):
        super().__init__()
        self.d1 = tf.keras.layers.Dense(24, activation='relu')
        self.d2 = tf.keras.layers.Dense(n)
        self.loss_obj = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        self.train_loss = tf.keras.metrics.Mean(name='loss')
        self.acc = tf.keras.metrics.CategoricalAccuracy(name='acc')

    def call(self, x):
        return self.d2(self.d1(x))

    @property
    def metrics(self):
        return [self.train_loss, self.acc]

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = self(x, training=True)
            loss = self.loss_obj(y, z)
        g = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(g, self.trainable_variables))
        self.train_loss.update_state(loss)
        self.acc.update_state(y, z)
        return {m.name: m.result() for m in self.metrics}


y = np.random.randint(0, 26, 520)
x = (np.random.RandomState(3).randn(26, 16)[y] + np.random.randn(520, 16) * .5).astype('float32')
model = Letters(26)
model.compile(tf.keras.optimizers.Adam())
model.fit(x, y, batch_size=26, epochs=2, verbose=2)
