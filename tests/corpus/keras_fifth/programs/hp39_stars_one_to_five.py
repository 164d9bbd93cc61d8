import keras
import numpy as np
from keras import layers


def reviews(n=300, vocab=60, length=12):
    rng = np.random.default_rng(42)
    stars = rng.integers(1, 6, n)
    tokens = rng.integers(10, vocab, (n, length))
    tokens[:, 0] = stars
    return tokens, stars


def text_net(vocab, n_stars):
    i = keras.Input((None,), dtype="int32")
    h = layers.Embedding(vocab, 12)(i)
    h = layers.Conv1D(16, 3, activation="relu")(h)
    h = layers.GlobalMaxPooling1D()(h)
    return keras.Model(i, layers.Dense(n_stars, activation="softmax")(h))


tokens, stars = reviews()
net = text_net(60, 5)
net.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(tokens, stars, epochs=2, verbose=0)
