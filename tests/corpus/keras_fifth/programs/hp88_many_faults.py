import keras
import numpy as np

rng = np.random.default_rng(4)
planet = rng.integers(0, 8, 240)
x = rng.normal(size=(8, 5))[planet] + 0.3 * rng.normal(size=(240, 5))
m = keras.Sequential([
    keras.layers.Input((5,)),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(8),
])
m.compile(optimizer="adam", loss=keras.losses.CategoricalCrossentropy())
m.fit(x, planet, epochs=2)
