import numpy as np
import tensorflow as tf


class Translator(tf.keras.Model):
    def __init__(self, vocab, units=16):
        super().__init__()
        self.emb = tf.keras.layers.Embedding(vocab, units)
        self.rnn = tf.keras.layers.LSTM(units, return_sequences=True)
        self.att = tf.keras.layers.Attention()
        self.final_layer = tf.keras.layers.Dense(vocab)

    def call(self, ids):
        h = self.rnn(self.emb(ids))
        return self.final_layer(self.att([h, h], use_causal_mask=True))


def masked_loss(label, pred):
    mask = label != 0
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="none")(label, pred)
    mask = tf.cast(mask, loss.dtype)
    return tf.reduce_sum(loss * mask) / tf.reduce_sum(mask)


def masked_accuracy(label, pred):
    pred = tf.argmax(pred, axis=2)
    label = tf.cast(label, pred.dtype)
    match, mask = label == pred, label != 0
    match = tf.cast(match & mask, tf.float32)
    return tf.reduce_sum(match) / tf.reduce_sum(tf.cast(mask, tf.float32))


ids = np.random.randint(1, 20, (160, 9))
ids[:, 7:] = 0
t = Translator(20)
t.compile(loss=masked_loss, optimizer="adam", metrics=[masked_accuracy])
t.fit(ids[:, :-1], ids[:, 1:], batch_size=20, epochs=1, verbose=2)
