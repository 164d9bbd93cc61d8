import keras
import numpy as np
from keras import layers
from keras.utils import pad_sequences

sentences = [
    (["john", "lives", "in", "paris"], ["PER", "O", "O", "LOC"]),
    (["mary", "visited", "acme"], ["PER", "O", "ORG"]),
    (["acme", "moved", "to", "berlin", "yesterday"], ["ORG", "O", "O", "LOC", "O"]),
    (["hello"], ["O"]),
] * 40

words = sorted({w for ws, _ in sentences for w in ws})
tags = ["O", "PER", "ORG", "LOC"]
word2id = {w: i + 1 for i, w in enumerate(words)}
tag2id = {t: i for i, t in enumerate(tags)}

X = pad_sequences([[word2id[w] for w in ws] for ws, _ in sentences], padding="post")
Y = pad_sequences([[tag2id[t] for t in ts] for _, ts in sentences], padding="post", value=-1)

inp = layers.Input((X.shape[1],), dtype="int32")
h = layers.Embedding(len(words) + 1, 16)(inp)
h = layers.Bidirectional(layers.LSTM(12, return_sequences=True))(h)
out = layers.TimeDistributed(layers.Dense(len(tags), activation="softmax"))(h)
ner = keras.Model(inp, out)
ner.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
ner.fit(X, Y, epochs=2, verbose=0)
print(ner.predict(X[:1], verbose=0).argmax(-1))
