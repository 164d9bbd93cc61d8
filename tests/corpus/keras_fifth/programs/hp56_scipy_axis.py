import keras
import numpy as np
from scipy.special import softmax
from sklearn.datasets import load_iris

X, y = load_iris(return_X_y=True)
X = X - X.mean(axis=0)

m = keras.Sequential([keras.Input((4,)), keras.layers.Dense(12, activation="relu"), keras.layers.Dense(3)])
m.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
m.fit(X, y, epochs=3, verbose=0)

p = softmax(m.predict(X, verbose=0))
print("mean confidence", p.max(axis=1).mean())
