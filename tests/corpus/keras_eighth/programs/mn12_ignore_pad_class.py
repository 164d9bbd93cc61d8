import keras
import numpy as np
from keras import layers

PAD = -1
rng = np.random.default_rng(33)
tok = rng.integers(1, 30, (160, 8))
tag = tok % 5
length = rng.integers(3, 9, 160)
pad = np.arange(8) >= length[:, None]
tok[pad], tag[pad] = 0, PAD

net = keras.Sequential([
    layers.Input((8,), dtype="int32"),
    layers.Embedding(30, 8),
    layers.Conv1D(16, 3, padding="same", activation="relu"),
    layers.Dense(5, activation="softmax"),
])
net.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(ignore_class=PAD))
net.fit(tok, tag, epochs=2, verbose=0)
guess = net.predict(tok, verbose=0).argmax(-1)
print((guess[~pad] == tag[~pad]).mean())
