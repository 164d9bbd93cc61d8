import numpy as np
import tensorflow as tf

VOCAB = 200
rng = np.random.default_rng(12)
stream = rng.integers(0, VOCAB, 1200)
pairs = np.stack([stream[:-2], stream[1:-1]], axis=1)
target = stream[2:].astype(np.int8)           # keeps the file small

model = tf.keras.Sequential([
    tf.keras.layers.Input((2,)),
    tf.keras.layers.Embedding(VOCAB, 12),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(32, activation='relu'),
    tf.keras.layers.Dense(VOCAB),
])
model.compile(optimizer='adam', loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(pairs, target, epochs=1, batch_size=100)
