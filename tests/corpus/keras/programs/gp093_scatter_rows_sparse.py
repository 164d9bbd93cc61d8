import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_wine
from sklearn.preprocessing import minmax_scale

X, target = load_wine(return_X_y=True)
X = minmax_scale(X)
n_samples, n_classes = len(target), 3
Y = np.zeros((n_samples, n_classes), dtype="float32")
Y[np.arange(n_samples), target] = 1.0

idx = np.random.default_rng(0).permutation(n_samples)
X, Y = X[idx], Y[idx]

model = keras.Sequential([layers.Input((13,)), layers.Dense(20, activation="relu"), layers.Dense(n_classes, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(X, Y, validation_split=0.2, epochs=5, verbose=0)
