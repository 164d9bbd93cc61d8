import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_iris


def member(name):
    return keras.Sequential([layers.Input((4,)), layers.Dense(12, activation="relu"), layers.Dense(3)], name=name)


X, y = load_iris(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)

inp = keras.Input((4,))
ensemble = keras.Model(inp, layers.Average()([member(f"m{i}")(inp) for i in range(3)]))
ensemble.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
ensemble.fit(X, y, epochs=5, verbose=0)
print(ensemble.evaluate(X, y, verbose=0))
