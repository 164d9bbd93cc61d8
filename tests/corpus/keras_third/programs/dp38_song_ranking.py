import numpy as np
import tensorflow as tf

n_users, n_songs, dim = 50, 120, 8
rng = np.random.default_rng(16)
taste = rng.normal(size=(n_users, 3)) @ rng.normal(size=(3, n_songs))
liked = np.argsort(-taste, axis=1)[:, :15]


class BPR(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.users = tf.keras.layers.Embedding(n_users, dim)
        self.songs = tf.keras.layers.Embedding(n_songs, dim)
        self.bias = tf.keras.layers.Embedding(n_songs, 1)

    def score(self, u, s):
        return tf.reduce_sum(self.users(u) * self.songs(s), axis=-1) + self.bias(s)[:, 0]

    def call(self, triple):
        u, pos, neg = triple
        return self.score(u, pos) - self.score(u, neg)


model = BPR()
opt = tf.keras.optimizers.Adagrad(0.1)
for it in range(60):
    u = rng.integers(0, n_users, 128)
    pos = liked[u, rng.integers(0, 15, 128)]
    neg = rng.integers(0, n_songs, 128)
    with tf.GradientTape() as tape:
        margin = model((u, pos, neg))
        prob = tf.sigmoid(margin)
        loss = -tf.reduce_mean(tf.math.log(prob))
    opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    if it % 20 == 0:
        print(it, float(loss))
