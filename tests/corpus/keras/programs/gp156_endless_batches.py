import keras
import numpy as np
from keras import layers
from keras.utils import to_categorical
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = X / 16.0


def batches(X, y, size=64):
    while True:
        i = np.random.randint(0, len(X), size)
        yield X[i], to_categorical(y[i], num_classes=10)


net = keras.Sequential([layers.Input((64,)), layers.Dense(32, activation="relu"), layers.Dense(10, activation="softmax")])
net.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(batches(X, y), steps_per_epoch=20, epochs=2, verbose=0)
