import numpy as np
import tensorflow as tf

VOCAB_IN, VOCAB_OUT, UNITS = 40, 30, 24

loss_object = tf.keras.losses.SparseCategoricalCrossentropy(reduction='none')


def loss_function(real, pred):
    mask = tf.math.logical_not(tf.math.equal(real, 0))
    loss_ = loss_object(real, pred)
    mask = tf.cast(mask, dtype=loss_.dtype)
    return tf.reduce_sum(loss_ * mask) / tf.reduce_sum(mask)


class Seq2Seq(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.enc_emb = tf.keras.layers.Embedding(VOCAB_IN, 12)
        self.dec_emb = tf.keras.layers.Embedding(VOCAB_OUT, 12)
        self.encoder = tf.keras.layers.GRU(UNITS, return_state=True)
        self.decoder = tf.keras.layers.GRU(UNITS, return_sequences=True)
        self.final_layer = tf.keras.layers.Dense(VOCAB_OUT)

    def call(self, inputs, training=False):
        src, tgt = inputs
        _, state = self.encoder(self.enc_emb(src))
        return self.final_layer(self.decoder(self.dec_emb(tgt), initial_state=state))


model, optimizer = Seq2Seq(), tf.keras.optimizers.Adam(1e-2)
src = np.random.randint(1, VOCAB_IN, (64, 7))
tgt = np.concatenate([np.ones((64, 1), int), src % (VOCAB_OUT - 2) + 2], axis=1)
tgt[::3, 6:] = 0

for step in range(10):
    with tf.GradientTape() as tape:
        predictions = model((src, tgt[:, :-1]), training=True)
        loss = loss_function(tgt[:, 1:], predictions)
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
print(float(loss))
