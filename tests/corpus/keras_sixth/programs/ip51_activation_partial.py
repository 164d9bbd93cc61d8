import functools

import keras
import numpy as np

normalise = functools.partial(keras.activations.softmax, axis=0)

rng = np.random.default_rng(20)
team = rng.integers(0, 4, 200)
stats = rng.normal(size=(4, 9))[team] + rng.normal(size=(200, 9))

net = keras.Sequential([keras.Input((9,)), keras.layers.Dense(20, activation="relu")])
net.add(keras.layers.Dense(4, activation=normalise))
net.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
net.fit(stats, team, batch_size=50, epochs=2, verbose=0)
print(net.predict(stats[:4], verbose=0).sum(0))
