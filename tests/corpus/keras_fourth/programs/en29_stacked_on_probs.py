"""Stacking: class probabilities of two base nets are the features of the final net."""
import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

X, y = load_wine(return_X_y=True)
X = scale(X)


def base(columns, seed):
    keras.utils.set_random_seed(seed)
    net = keras.Sequential([keras.Input((columns,)), layers.Dense(12, activation="relu"), layers.Dense(3, activation="softmax")])
    net.compile("adam", "sparse_categorical_crossentropy")
    return net


left, right = base(6, 1), base(7, 2)
left.fit(X[:, :6], y, epochs=4, verbose=0)
right.fit(X[:, 6:], y, epochs=4, verbose=0)
left.trainable = right.trainable = False

a, b = keras.Input((6,)), keras.Input((7,))
opinions = layers.concatenate([left(a), right(b)])
final = layers.Dense(3, activation="softmax")(opinions)
stacked = keras.Model([a, b], final)
stacked.compile(optimizer=keras.optimizers.Adam(0.05), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
stacked.fit([X[:, :6], X[:, 6:]], y, epochs=4, verbose=0)
average = (left.predict(X[:, :6], verbose=0) + right.predict(X[:, 6:], verbose=0)) / 2
print("stack", stacked.evaluate([X[:, :6], X[:, 6:]], y, verbose=0), "mean vote", (average.argmax(1) == y).mean())
