import keras
import numpy as np
from keras import layers

VOCAB, T = 12, 10
rng = np.random.default_rng(44)
start = rng.integers(0, VOCAB, (200, 1))
seq = (start + 2 * np.arange(T + 1)) % VOCAB
x, y = seq[:, :-1], seq[:, 1:]

ids = keras.Input((T,), dtype="int32")
e = layers.Embedding(VOCAB, 16)(ids)
a = layers.MultiHeadAttention(2, 8)(e, e, use_causal_mask=True)
e = layers.LayerNormalization()(layers.Add()([e, a]))
f = layers.Dense(16, activation="gelu")(e)
e = layers.LayerNormalization()(layers.Add()([e, f]))
flat = layers.Reshape((T * 16,))(e)
w = layers.Dense(T * VOCAB)(flat)
w = layers.Softmax()(layers.Reshape((T, VOCAB))(w))
probs = layers.Reshape((T, VOCAB))(w)
gpt = keras.Model(ids, probs)
gpt.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
gpt.fit(x, y, epochs=2, batch_size=20, verbose=0)
print(gpt.predict(x[:1], verbose=0).argmax(-1), y[0])
