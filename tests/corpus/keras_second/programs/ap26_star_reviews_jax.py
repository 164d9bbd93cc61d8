import os

os.environ["KERAS_BACKEND"] = "jax"

import keras
import numpy as np

WORDS = ["awful", "bad", "poor", "meh", "ok", "decent", "fine", "good", "great", "superb", "the", "a", "hotel", "room"]
rng = np.random.default_rng(55)


def review(stars):
    tone = rng.choice(WORDS[2 * (stars - 1):2 * stars], 2)
    filler = rng.choice(WORDS[10:], 4)
    text = np.concatenate([tone, filler])
    rng.shuffle(text)
    return " ".join(text)


stars = rng.integers(1, 6, size=500)
texts = [review(s) for s in stars]
index = {w: i for i, w in enumerate(WORDS)}
tokens = np.array([[index[w] for w in t.split()] for t in texts])

model = keras.Sequential([
    keras.Input((6,), dtype="int32"),
    keras.layers.Embedding(len(WORDS), 8),
    keras.layers.GlobalAveragePooling1D(),
    keras.layers.Dense(24, activation="relu"),
    keras.layers.Dense(5),
])
model.compile(
    optimizer=keras.optimizers.Adam(5e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
)
model.fit(tokens, stars, batch_size=50, epochs=4, verbose=0)
guess = model.predict(tokens, verbose=0).argmax(axis=1)
print("mean absolute error in stars:", np.abs(guess - stars).mean())
