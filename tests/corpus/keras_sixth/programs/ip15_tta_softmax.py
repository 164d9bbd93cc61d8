import keras
import numpy as np
from keras import ops
from sklearn.datasets import load_digits


def variants(images, rounds, rng):
    yield images
    for _ in range(rounds):
        yield images + rng.normal(scale=0.05, size=images.shape)


def tta(model, images, rounds=4):
    rng = np.random.default_rng(0)
    stacked = np.stack([model.predict(v, verbose=0) for v in variants(images, rounds, rng)])
    return ops.softmax(ops.mean(stacked, axis=0), axis=-1)


X, y = load_digits(return_X_y=True)
X = X / 16.0
model = keras.Sequential([
    keras.Input((64,)),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy())
model.fit(X[:1200], y[:1200], epochs=2, verbose=0)
p = ops.convert_to_numpy(tta(model, X[1200:]))
print("confidence", p.max(1).mean(), "acc", (p.argmax(1) == y[1200:]).mean())
