import numpy as np
import tensorflow as tf


class CharModel(tf.keras.Model):
    def __init__(self, vocab, units=24):
        super().__init__()
        self.emb = tf.keras.layers.Embedding(vocab, 12)
        self.rnn = tf.keras.layers.GRU(units, return_sequences=True)
        self.proj = tf.keras.layers.Dense(vocab)

    def call(self, ids):
        z = self.proj(self.rnn(self.emb(ids)))
        return z - tf.reduce_logsumexp(z, axis=-1, keepdims=True)


text = 'the quick brown fox jumps over the lazy dog ' * 30
chars = sorted(set(text))
lookup = {c: i for i, c in enumerate(chars)}
ids = np.array([lookup[c] for c in text])
seq = np.stack([ids[i:i + 21] for i in range(0, len(ids) - 21, 7)])

lm = CharModel(len(chars))
lm.compile(optimizer='adam', loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
lm.fit(seq[:, :-1], seq[:, 1:], epochs=2, verbose=2)
logp = lm(seq[:1, :-1]).numpy()[0]
print('perplexity', np.exp(-np.mean(logp[np.arange(20), seq[0, 1:]])))
