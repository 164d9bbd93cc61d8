import itertools

import keras
import numpy as np

GRID = {"width": [16, 32], "dropout": [0.0, 0.3]}
rng = np.random.default_rng(17)
kind = rng.integers(0, 6, 240)
x = rng.normal(size=(6, 15))[kind] + rng.normal(size=(240, 15))
rows = keras.utils.to_categorical(kind, num_classes=6)


def trial(width, dropout):
    net = keras.Sequential([
        keras.Input((15,)),
        keras.layers.Dense(width, activation="relu"),
        keras.layers.Dropout(dropout),
        keras.layers.Dense(6, activation="softmax"),
    ])
    net.compile(loss="binary_crossentropy", optimizer="adam")
    return net.fit(x, rows, validation_split=0.25, epochs=1, verbose=0).history["val_loss"][-1]


best = min((dict(zip(GRID, combo)) for combo in itertools.product(*GRID.values())), key=lambda p: trial(**p))
print("best", best)
