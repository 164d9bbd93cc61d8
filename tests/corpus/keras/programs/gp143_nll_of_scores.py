import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class Tagger(tf.keras.Model):
    def __init__(self, n_words, n_tags):
        super().__init__()
        self.embed = layers.Embedding(n_words, 12)
        self.mix = layers.Dense(24, activation='relu')
        self.out = layers.Dense(n_tags)

    def call(self, w):
        return self.out(self.mix(self.embed(w)))


def nll_loss(log_probs, tags, n_tags):
    hot = tf.one_hot(tags, n_tags)
    return -tf.reduce_mean(tf.reduce_sum(hot * log_probs, axis=-1))


words = np.random.randint(0, 50, (200, 9))
tags = words % 4
net = Tagger(50, 4)
opt = tf.keras.optimizers.Adam(0.01)
for epoch in range(10):
    with tf.GradientTape() as tape:
        log_probs = net(words)
        loss = nll_loss(log_probs, tags, 4)
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
    print(epoch, float(loss))
