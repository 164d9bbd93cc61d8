import numpy as np
import tensorflow as tf

SRC, TGT, UNITS = 60, 70, 32


class Encoder(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.emb = tf.keras.layers.Embedding(SRC, 24, mask_zero=True)
        self.gru = tf.keras.layers.GRU(UNITS, return_state=True)

    def call(self, x):
        _, state = self.gru(self.emb(x))
        return state


class Decoder(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.emb = tf.keras.layers.Embedding(TGT, 24)
        self.gru = tf.keras.layers.GRU(UNITS, return_sequences=True, return_state=True)
        self.fc = tf.keras.layers.Dense(TGT, activation="softmax")

    def call(self, tok, state):
        out, state = self.gru(self.emb(tok), initial_state=state)
        return self.fc(out[:, -1]), state


encoder, decoder = Encoder(), Decoder()
optimizer = tf.keras.optimizers.Adam()


def step_nll(real, pred):
    """Negative log likelihood of the right word, padding left out."""
    nll = -tf.reduce_sum(tf.one_hot(real, TGT) * pred, axis=-1)
    mask = tf.cast(tf.not_equal(real, 0), nll.dtype)
    return tf.reduce_sum(nll * mask) / tf.maximum(tf.reduce_sum(mask), 1.0)


@tf.function
def train_step(src, tgt):
    loss = 0.0
    with tf.GradientTape() as tape:
        state = encoder(src)
        token = tgt[:, :1]
        for t in range(1, 8):
            predictions, state = decoder(token, state)
            loss += step_nll(tgt[:, t], predictions)
            token = tgt[:, t : t + 1]  # teacher forcing
    variables = encoder.trainable_variables + decoder.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss / 7.0


src = np.random.randint(1, SRC, (128, 8))
tgt = np.random.randint(1, TGT, (128, 8))
for epoch in range(3):
    print(epoch, float(train_step(tf.constant(src), tf.constant(tgt))))
