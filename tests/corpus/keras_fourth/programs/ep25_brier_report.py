import keras
import numpy as np
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import KFold
from sklearn.preprocessing import scale

X, y = load_breast_cancer(return_X_y=True)
X = scale(X)


def build():
    net = keras.Sequential()
    net.add(keras.layers.Input((X.shape[1],)))
    net.add(keras.layers.Dense(16, activation="relu", kernel_regularizer="l2"))
    net.add(keras.layers.Dense(1, activation="sigmoid"))
    net.compile(loss="binary_crossentropy", optimizer="adam")
    return net


def brier(p, t):
    return np.mean((p - t) ** 2)


scores = []
for fold, (fit, held) in enumerate(KFold(3, shuffle=True, random_state=0).split(X)):
    net = build()
    net.fit(X[fit], y[fit], epochs=3, batch_size=32, verbose=0)
    scores.append(brier(net.predict(X[held], verbose=0), y[held]))
    print(f"fold {fold}: {scores[-1]:.4f}")
print("brier", np.mean(scores))
