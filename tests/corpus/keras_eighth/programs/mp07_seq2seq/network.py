import tensorflow as tf


class Speller(tf.keras.Model):
    """letters in, phonemes out, same length"""

    def __init__(self, n_letters, n_phones, dim=16):
        super().__init__()
        self.embed = tf.keras.layers.Embedding(n_letters, dim, mask_zero=True)
        self.rnn = tf.keras.layers.GRU(dim, return_sequences=True)
        self.proj = tf.keras.layers.Dense(n_phones)

    def call(self, letters):
        return self.proj(self.rnn(self.embed(letters)))
