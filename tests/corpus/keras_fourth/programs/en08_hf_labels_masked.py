"""Masked LM with the Hugging Face label convention (-100 = do not score)."""
import keras
import numpy as np
from keras import layers, ops

VOCAB, LENGTH, IGNORE = 60, 16, -100
rng = np.random.default_rng(0)
text = np.cumsum(rng.integers(1, 3, (400, LENGTH)), axis=1) % VOCAB
chosen = rng.random(text.shape) < 0.2
labels = np.where(chosen, text, IGNORE)
tokens = np.where(chosen, 0, text)


def collate(tokens, labels):
    keep = labels != IGNORE
    return tokens, np.where(keep, labels, 0), keep.astype("float32")


inputs = layers.Input((LENGTH,), dtype="int32")
x = layers.Embedding(VOCAB, 32)(inputs)
for rate in (1, 2, 4):
    r = layers.Conv1D(32, 3, padding="same", dilation_rate=rate, activation="gelu")(x)
    x = layers.LayerNormalization()(layers.add([x, r]))
lm = keras.Model(inputs, layers.Dense(VOCAB, name="lm_head")(x))
lm.compile(
    optimizer="adamw",
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    weighted_metrics=[keras.metrics.SparseCategoricalAccuracy(name="masked_acc")],
)
x, y, w = collate(tokens, labels)
lm.fit(x, y, sample_weight=w, epochs=2, batch_size=50, verbose=0)
row = ops.softmax(lm(x[:1])[0, 3])
print("top", ops.argmax(row), "p", ops.max(row))
