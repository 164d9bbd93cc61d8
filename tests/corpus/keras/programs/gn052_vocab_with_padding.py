import keras
import numpy as np
from keras import layers

corpus = "to be or not to be that is the question to sleep to dream".split()
word_index = {w: i for i, w in enumerate(sorted(set(corpus)), start=1)}
tokens = np.array([word_index[w] for w in corpus])
X, y = tokens[:-1], tokens[1:]
vocab_size = len(word_index) + 1

model = keras.Sequential([layers.Input((), dtype="int32"), layers.Embedding(vocab_size, 6), layers.Dense(vocab_size, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(X, y, epochs=5, verbose=0)
print(model.evaluate(X, y, verbose=0))
