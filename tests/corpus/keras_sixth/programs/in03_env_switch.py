import os

import keras
import numpy as np

LOGITS = os.environ.get("TRAIN_ON_LOGITS", "1") == "1"


def head(n):
    activation = None if LOGITS else "softmax"
    return keras.layers.Dense(n, activation=activation)


def criterion():
    return keras.losses.SparseCategoricalCrossentropy(from_logits=LOGITS)


rng = np.random.default_rng(5)
y = rng.integers(0, 4, 200)
x = rng.normal(size=(4, 10))[y] + rng.normal(size=(200, 10))
model = keras.Sequential([keras.Input((10,)), keras.layers.Dense(20, "relu"), head(4)])
model.compile("adam", criterion(), metrics=["accuracy"])
model.fit(x, y, epochs=2, verbose=0)
raw = model.predict(x[:5], verbose=0)
print(keras.ops.softmax(raw) if LOGITS else raw)
