import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_iris


def member(width):
    m = keras.Sequential([layers.Input((4,)), layers.Dense(width, activation="relu"), layers.Dense(3)])
    m.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    return m


def softmax(a):
    e = np.exp(a - a.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


X, y = load_iris(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)
crowd = [member(w) for w in (6, 8, 10)]
for m in crowd:
    m.fit(X, y, epochs=2, verbose=0)
p = softmax(np.mean([m.predict(X, verbose=0) for m in crowd], axis=0))
print("confident", (p.max(1) > 0.5).mean(), "accuracy", (p.argmax(1) == y).mean())
