import numpy as np
import tensorflow as tf

text = ('the quick brown fox jumps over the lazy dog and runs away from the angry bear\n' * 30)
vocab = sorted(set(text))
char2idx = {u: i for i, u in enumerate(vocab)}
idx2char = np.array(vocab)
text_as_int = np.array([char2idx[c] for c in text])

seq_length = 20
char_dataset = tf.data.Dataset.from_tensor_slices(text_as_int)
sequences = char_dataset.batch(seq_length + 1, drop_remainder=True)


def split_input_target(chunk):
    return chunk[:-1], chunk[1:]


dataset = sequences.map(split_input_target).shuffle(100).batch(16, drop_remainder=True)


def build_model(vocab_size, embedding_dim, rnn_units):
    model = tf.keras.Sequential([
        tf.keras.layers.Embedding(vocab_size, embedding_dim),
        tf.keras.layers.GRU(rnn_units, return_sequences=True, recurrent_initializer='glorot_uniform'),
        tf.keras.layers.Dense(vocab_size)
    ])
    return model


def loss(labels, logits):
    return tf.keras.losses.sparse_categorical_crossentropy(labels, logits)


model = build_model(len(vocab), 16, 32)
model.compile(optimizer='adam', loss=loss)
history = model.fit(dataset, epochs=2)

probe = tf.expand_dims([char2idx[s] for s in 'the '], 0)
predictions = tf.squeeze(model(probe), 0)
print(idx2char[tf.random.categorical(predictions, num_samples=1)[-1, 0].numpy()])
