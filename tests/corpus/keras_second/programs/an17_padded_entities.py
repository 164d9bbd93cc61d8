import keras
import numpy as np
from keras import layers
from keras.utils import pad_sequences

SENTENCES = [
    ("anna lives in paris", "PER O O LOC"),
    ("bob flew to rome yesterday", "PER O O LOC O"),
    ("the cat sleeps", "O O O"),
    ("paris is far from rome", "LOC O O O LOC"),
    ("carla called bob", "PER O PER"),
    ("yesterday anna slept", "O PER O"),
] * 20
TAGS = {"O": 0, "PER": 1, "LOC": 2}
vocab = {w: i + 1 for i, w in enumerate(sorted({w for s, _ in SENTENCES for w in s.split()}))}

x = pad_sequences([[vocab[w] for w in s.split()] for s, _ in SENTENCES], padding="post", value=0)
y = pad_sequences([[TAGS[t] for t in tags.split()] for _, tags in SENTENCES], padding="post", value=-1)
print(x.shape, y.min(), y.max())

inputs = keras.Input((x.shape[1],), dtype="int32")
h = layers.Embedding(len(vocab) + 1, 12)(inputs)
h = layers.Conv1D(16, 3, padding="same", activation="relu")(h)
logits = layers.Dense(len(TAGS))(h)
model = keras.Model(inputs, logits)
model.compile(
    optimizer=keras.optimizers.Adam(1e-2),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True, ignore_class=-1),
)
model.fit(x, y, batch_size=12, epochs=3, verbose=0)

real = y != -1
print("token accuracy", (model.predict(x, verbose=0).argmax(-1) == y)[real].mean())
