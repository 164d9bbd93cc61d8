import numpy as np
import tensorflow as tf

PAD = 0


class Decoder(tf.keras.Model):
    def __init__(self, vocab_size, embedding_dim, dec_units):
        super().__init__()
        self.embedding = tf.keras.layers.Embedding(vocab_size, embedding_dim)
        self.gru = tf.keras.layers.GRU(dec_units, return_sequences=True, return_state=True)
        self.fc = tf.keras.layers.Dense(vocab_size, activation='softmax')

    def call(self, tokens, state=None):
        output, state = self.gru(self.embedding(tokens), initial_state=state)
        return self.fc(output), state


loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction='none')


def loss_function(real, pred):
    mask = tf.math.logical_not(tf.math.equal(real, PAD))
    loss_ = loss_object(real, pred)
    mask = tf.cast(mask, dtype=loss_.dtype)
    return tf.reduce_sum(loss_ * mask) / tf.reduce_sum(mask)


length = np.random.randint(4, 11, 200)
sent = np.where(np.arange(11) < length[:, None], np.random.randint(1, 20, (200, 1)) + np.arange(11) % 3, PAD)
decoder = Decoder(24, 12, 20)
optimizer = tf.keras.optimizers.Adam()
for batch in tf.data.Dataset.from_tensor_slices(sent).batch(40, drop_remainder=True):
    with tf.GradientTape() as tape:
        predictions, _ = decoder(batch[:, :-1])
        loss = loss_function(batch[:, 1:], predictions)
    optimizer.apply_gradients(zip(tape.gradient(loss, decoder.trainable_variables), decoder.trainable_variables))
    print(loss.numpy())
