import keras
import numpy as np
from keras import layers, ops

words, dim, topics = 14, 12, 3
rng = np.random.default_rng(44)
topic = rng.integers(0, topics, 240)
seq = rng.normal(size=(240, words, dim)) * 0.5
seq[np.arange(240), rng.integers(0, words, 240)] += 3 * np.eye(topics, dim)[topic]

inp = keras.Input((words, dim))
h = layers.Dense(16, activation="tanh")(inp)
weights = layers.Softmax(axis=1)(layers.Dense(1)(h))            # over the words
doc = layers.Lambda(lambda t: ops.sum(t[0] * t[1], axis=1), output_shape=(16,))([h, weights])
out = layers.Dense(topics, activation="softmax")(doc)
model = keras.Model(inp, out)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(seq, topic, epochs=2, verbose=0)
print(model.evaluate(seq, topic, verbose=0))
