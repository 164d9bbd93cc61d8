import keras
import numpy as np

rng = np.random.default_rng(3)
k = rng.integers(0, 3, 200)
x = rng.normal(size=(3, 5))[k] + rng.normal(size=(200, 5))
t = 2.0 * np.eye(3)[k] - 1
m = keras.Sequential([keras.layers.Input((5,)), keras.layers.Dense(3, activation="tanh")])
m.compile(optimizer="adam", loss="squared_hinge", metrics=["categorical_accuracy"])
m.fit(x, t, epochs=3, verbose=0)
print((m.predict(x, verbose=0).argmax(1) == k).mean())
