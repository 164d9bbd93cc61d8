import numpy as np
import tensorflow as tf

PAD, WORDS = 0, 12
rng = np.random.default_rng(8)
lengths = rng.integers(4, 11, 120)
tokens = rng.integers(1, WORDS + 1, (120, 11))
tokens[np.arange(11) >= lengths[:, None]] = PAD
src, tgt = tokens[:, :-1], tokens[:, 1:]

i = tf.keras.Input((10,), dtype="int32")
h = tf.keras.layers.Embedding(WORDS + 1, 16, mask_zero=True)(i)
h = tf.keras.layers.LSTM(16, return_sequences=True)(h)
o = tf.keras.layers.Dense(WORDS + 1)(h)
lm = tf.keras.Model(i, o)
lm.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, ignore_class=PAD))
lm.fit(src, tgt, epochs=1, verbose=0)
nxt = tf.random.categorical(lm(src[:3])[:, -1] / 0.8, 1)
print(nxt.numpy().ravel())
