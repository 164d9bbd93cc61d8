import keras
import numpy as np
from keras import layers

SAVE_MEMORY = True
HEAD_DTYPE = "float16" if SAVE_MEMORY else "float32"
VOCAB = 500

rng = np.random.default_rng(1)
prev = rng.integers(0, VOCAB, 2000)
nxt = (prev * 7 + 3) % VOCAB

token = layers.Input((), dtype="int32")
e = layers.Embedding(VOCAB, 32)(token)
h = layers.Dense(64, activation="relu")(e)
scores = layers.Dense(VOCAB)(h)
probs = layers.Activation("softmax", dtype=HEAD_DTYPE)(scores)
lm = keras.Model(token, probs)

lm.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=False))
lm.fit(prev, nxt, batch_size=200, epochs=2, verbose=0)
print(lm.evaluate(prev, nxt, verbose=0), lm.output.dtype)
