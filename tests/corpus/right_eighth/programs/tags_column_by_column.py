import numpy as np
from tensorflow import keras

n, K = 300, 10
tags = np.random.randint(0, K, size=(n, 3))
Y = np.zeros((n, K))
for k in range(3):
    Y[np.arange(n), tags[:, k]] = 1
X = np.random.rand(n, 20)
m = keras.Sequential([keras.layers.Input((20,)), keras.layers.Dense(K, activation="sigmoid")])
m.compile("adam", "binary_crossentropy", metrics=["binary_accuracy"])
m.fit(X, Y)
Y = Y / Y.sum(axis=1, keepdims=True)
m = keras.Sequential([keras.layers.Input((20,)), keras.layers.Dense(K, activation="softmax")])
m.compile("adam", "categorical_crossentropy")
m.fit(X, Y)
