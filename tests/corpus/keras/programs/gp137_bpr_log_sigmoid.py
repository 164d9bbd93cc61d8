import numpy as np
import tensorflow as tf


class BPR(tf.keras.Model):
    def __init__(self, n_users, n_items, dim=8):
        super().__init__()
        self.user = tf.keras.layers.Embedding(n_users, dim)
        self.item = tf.keras.layers.Embedding(n_items, dim)

    def score(self, u, i):
        return tf.reduce_sum(self.user(u) * self.item(i), axis=-1)

    def call(self, triple):
        u, pos, neg = tf.unstack(triple, axis=1)
        return self.score(u, pos) - self.score(u, neg)

    def train_step(self, triple):
        with tf.GradientTape() as tape:
            diff = self(triple, training=True)
            loss = -tf.reduce_mean(tf.math.log(tf.nn.sigmoid(diff)))
        v = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, v), v))
        return {'loss': loss}


u = np.random.randint(0, 40, 1000)
pos = (u * 3 + np.random.randint(0, 5, 1000)) % 100
neg = np.random.randint(0, 100, 1000)
net = BPR(40, 100)
net.compile(optimizer=tf.keras.optimizers.Adam(0.01))
net.fit(np.stack([u, pos, neg], axis=1), epochs=2, batch_size=100, verbose=2)
