import argparse

import keras
import numpy as np

ap = argparse.ArgumentParser()
ap.add_argument("--stable", action="store_true")
ns = ap.parse_args()

loss = keras.losses.SparseCategoricalCrossentropy(from_logits=ns.stable)
top = None if ns.stable else "softmax"

rng = np.random.default_rng(74)
y = rng.integers(0, 4, 200)
x = rng.normal(size=(4, 7))[y] + 0.4 * rng.normal(size=(200, 7))
net = keras.Sequential([keras.Input((7,)), keras.layers.Dense(14, activation="relu"),
                        keras.layers.Dense(4, activation=top)])
net.compile("adam", loss=loss, metrics=["accuracy"])
net.fit(x, y, epochs=2, verbose=0)
out = net.predict(x[:3], verbose=0)
print(keras.ops.softmax(out) if ns.stable else out)
