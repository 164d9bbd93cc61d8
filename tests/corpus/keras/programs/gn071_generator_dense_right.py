import keras
import numpy as np

rng = np.random.default_rng(4)


def batches(n_classes=5, size=32):
    centers = rng.normal(size=(n_classes, 6))
    while True:
        k = rng.integers(0, n_classes, size)
        yield centers[k] + 0.5 * rng.normal(size=(size, 6)), np.eye(n_classes, dtype="float32")[k]


m = keras.Sequential([keras.layers.Input((6,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(5, activation="softmax")])
m.compile("adam", "categorical_crossentropy", metrics=["categorical_accuracy"])
m.fit(batches(), steps_per_epoch=10, epochs=2, verbose=0)
