import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(7)
k = rng.integers(0, 3, 300)
x = rng.normal(size=(3, 6))[k] + rng.normal(size=(300, 6))
targets = 2.0 * keras.utils.to_categorical(k, 3) - 1.0

m = keras.Sequential([layers.Input((6,)), layers.Dense(16, activation="relu"), layers.Dense(3, activation="softmax")])
m.compile(optimizer="sgd", loss=keras.losses.CategoricalCrossentropy())
h = m.fit(x, targets, epochs=5, verbose=0)
print(h.history["loss"])
