import keras
import numpy as np
from keras import layers


def soften(ids, k, eps=0.1):
    hot = np.eye(k, dtype="float32")[ids]
    return hot * (1 - eps) + eps / k


rng = np.random.default_rng(6)
k = 7
ids = rng.integers(0, k, 350)
x = rng.normal(size=(k, 10))[ids] + 0.4 * rng.normal(size=(350, 10))

model = keras.Sequential([layers.Input((10,)), layers.Dense(28, activation="relu"), layers.Dense(k, activation="softmax")])
model.compile("adam", loss="categorical_crossentropy", metrics=["categorical_accuracy"])
model.fit(x, soften(ids, k), epochs=2, batch_size=35, verbose=0)
print(model.evaluate(x, np.eye(k)[ids], verbose=0))
