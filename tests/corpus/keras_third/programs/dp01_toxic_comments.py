import keras
import numpy as np
from keras import layers

KINDS = ["toxic", "obscene", "threat", "insult", "hate", "spam"]
rng = np.random.default_rng(5)
flags = (rng.random((600, len(KINDS))) < 0.25).astype("float32")
words = rng.integers(6, 200, (600, 30))
for k in range(len(KINDS)):
    hit = np.flatnonzero(flags[:, k])
    words[hit, 5 * k + rng.integers(0, 5, len(hit))] = k

model = keras.Sequential([
    layers.Input((30,)),
    layers.Embedding(200, 16),
    layers.GlobalMaxPooling1D(),
    layers.Dense(32, activation="relu"),
    layers.Dense(len(KINDS), activation="sigmoid"),
])
model.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(from_logits=True, label_smoothing=0.02),
)
model.fit(words, flags, epochs=2, batch_size=50, verbose=0)

prob = keras.ops.sigmoid(model.predict(words[:4], verbose=0))
for row in keras.ops.convert_to_numpy(prob):
    print([kind for kind, p in zip(KINDS, row) if p > 0.5])
