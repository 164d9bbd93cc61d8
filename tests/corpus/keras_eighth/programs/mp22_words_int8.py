import keras
import numpy as np
from keras import layers

text = ("the quick brown fox jumps over the lazy dog while seven wizards "
        "quietly judge many boxing kangaroos under bright northern lights ").split()
VOCAB = 300
rng = np.random.default_rng(23)
ids = rng.zipf(1.3, 4000) % VOCAB
window = np.lib.stride_tricks.sliding_window_view(ids, 5)
context = window[:, :4]
following = window[:, 4].astype(np.int8)          # saves memory

lm = keras.Sequential([
    layers.Input((4,), dtype="int32"),
    layers.Embedding(VOCAB, 12),
    layers.Flatten(),
    layers.Dense(VOCAB, activation="softmax"),
])
lm.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
lm.fit(context, following, epochs=1, batch_size=100)
