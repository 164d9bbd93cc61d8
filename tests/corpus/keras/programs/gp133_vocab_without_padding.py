import keras
import numpy as np
from keras import layers

corpus = """the cat sat on the mat the dog sat on the log
the cat saw the dog and the dog saw the cat""".split()
word_index = {w: i + 1 for i, w in enumerate(sorted(set(corpus)))}
tokens = [word_index[w] for w in corpus]

WINDOW = 3
X = np.array([tokens[i:i + WINDOW] for i in range(len(tokens) - WINDOW)])
y = np.array([tokens[i + WINDOW] for i in range(len(tokens) - WINDOW)])

model = keras.Sequential([
    layers.Input((WINDOW,), dtype="int32"),
    layers.Embedding(len(word_index) + 1, 8),
    layers.Flatten(),
    layers.Dense(len(word_index), activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X, y, epochs=20, verbose=0)
print(model.evaluate(X, y, verbose=0))
