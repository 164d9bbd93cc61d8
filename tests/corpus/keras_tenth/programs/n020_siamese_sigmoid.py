import keras
import numpy as np
from keras import layers, ops

rng = np.random.default_rng(15)
person = rng.normal(size=(40, 12))
a, b = rng.integers(0, 40, (2, 600))
same = rng.integers(0, 2, 600)
b = np.where(same, a, b)
left = person[a] + 0.2 * rng.normal(size=(600, 12))
right = person[b] + 0.2 * rng.normal(size=(600, 12))
same = (a == b).astype("float32")

tower = keras.Sequential([layers.Input((12,)), layers.Dense(24, activation="relu"), layers.Dense(8)])
l_in, r_in = keras.Input((12,)), keras.Input((12,))
gap = layers.Lambda(lambda t: ops.abs(t[0] - t[1]), output_shape=(8,))([tower(l_in), tower(r_in)])
verdict = layers.Dense(1, activation="sigmoid")(gap)
siamese = keras.Model([l_in, r_in], verdict)
siamese.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy", keras.metrics.AUC()])
siamese.fit([left, right], same, epochs=2, batch_size=60, verbose=0)
