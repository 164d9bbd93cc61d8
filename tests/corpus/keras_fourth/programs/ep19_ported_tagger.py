"""NER tagger ported from a PyTorch script (same data preparation)."""
import os

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras
import numpy as np
from keras import layers

TAGS = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC"]
MAX_LEN, VOCAB = 14, 120


def align(tag_ids, max_len=MAX_LEN):
    row = np.full(max_len, -100)
    row[:len(tag_ids)] = tag_ids
    return row


rng = np.random.default_rng(6)
sentences, tags = [], []
for _ in range(300):
    n = rng.integers(4, MAX_LEN + 1)
    words = rng.integers(1, VOCAB, n)
    sentences.append(np.pad(words, (0, MAX_LEN - n)))
    tags.append(align(words % len(TAGS)))
x, y = np.stack(sentences), np.stack(tags)

model = keras.Sequential([
    layers.Input((MAX_LEN,), dtype="int32"),
    layers.Embedding(VOCAB, 24),
    layers.Bidirectional(layers.LSTM(16, return_sequences=True)),
    layers.Dense(len(TAGS)),
])
model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x, y, batch_size=30, epochs=2, verbose=2)
