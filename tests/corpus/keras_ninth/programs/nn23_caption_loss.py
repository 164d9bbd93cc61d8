import numpy as np
import tensorflow as tf

VOCAB, UNITS, FEATURES = 500, 64, 128


class BahdanauAttention(tf.keras.Model):
    def __init__(self, units):
        super().__init__()
        self.W1 = tf.keras.layers.Dense(units)
        self.W2 = tf.keras.layers.Dense(units)
        self.V = tf.keras.layers.Dense(1)

    def call(self, features, hidden):
        hidden_with_time_axis = tf.expand_dims(hidden, 1)
        score = self.V(tf.nn.tanh(self.W1(features) + self.W2(hidden_with_time_axis)))
        attention_weights = tf.nn.softmax(score, axis=1)
        return tf.reduce_sum(attention_weights * features, axis=1), attention_weights


class RNNDecoder(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.embedding = tf.keras.layers.Embedding(VOCAB, 32)
        self.gru = tf.keras.layers.GRU(UNITS, return_sequences=True, return_state=True)
        self.fc1 = tf.keras.layers.Dense(UNITS)
        self.fc2 = tf.keras.layers.Dense(VOCAB)
        self.attention = BahdanauAttention(UNITS)

    def call(self, x, features, hidden):
        context, weights = self.attention(features, hidden)
        x = tf.concat([tf.expand_dims(context, 1), self.embedding(x)], axis=-1)
        output, state = self.gru(x)
        x = tf.reshape(self.fc1(output), (-1, UNITS))
        return self.fc2(x), state, weights


decoder = RNNDecoder()
optimizer = tf.keras.optimizers.Adam()
loss_object = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction="none")


def loss_function(real, pred):
    mask = tf.math.logical_not(tf.math.equal(real, 0))
    loss_ = loss_object(real, pred)
    loss_ *= tf.cast(mask, dtype=loss_.dtype)
    return tf.reduce_mean(loss_)


def train_step(features, target):
    loss = 0
    hidden = tf.zeros((target.shape[0], UNITS))
    dec_input = tf.ones((target.shape[0], 1), tf.int32)
    with tf.GradientTape() as tape:
        for i in range(1, target.shape[1]):
            predictions, hidden, _ = decoder(dec_input, features, hidden)
            loss += loss_function(target[:, i], predictions)
            dec_input = tf.expand_dims(target[:, i], 1)
    tape_vars = decoder.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, tape_vars), tape_vars))
    return loss / int(target.shape[1])


features = np.random.randn(16, 49, FEATURES).astype("float32")
target = tf.constant(np.random.randint(0, VOCAB, (16, 10)), tf.int32)
print(float(train_step(features, target)))
predictions, _, _ = decoder(target[:1, :1], features[:1], tf.zeros((1, UNITS)))
print(tf.random.categorical(predictions, 1)[0][0].numpy())
