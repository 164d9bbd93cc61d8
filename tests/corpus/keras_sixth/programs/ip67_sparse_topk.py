import keras
import numpy as np

ONE_HOT = False
TopK = keras.metrics.TopKCategoricalAccuracy
LossClass = keras.losses.CategoricalCrossentropy if ONE_HOT else keras.losses.SparseCategoricalCrossentropy

rng = np.random.default_rng(44)
bird = rng.integers(0, 12, 360)
song = rng.normal(size=(12, 26))[bird] + rng.normal(size=(360, 26))

i = keras.Input((26,))
o = keras.layers.Dense(12)(keras.layers.Dense(40, "relu")(i))
net = keras.Model(i, o)
net.compile("adam", LossClass(from_logits=True), metrics=[TopK(k=3), "accuracy"])
net.fit(song, bird, epochs=2, verbose=0)
print(net.evaluate(song, bird, verbose=0))
