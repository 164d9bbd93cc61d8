import keras
import numpy as np

NOISE = np.array([[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.0, 0.1, 0.9]])
rng = np.random.default_rng(69)
seen = rng.integers(0, 3, 240)
expected = np.eye(3)[seen] @ NOISE
x = rng.normal(size=(3, 5))[seen] + 0.4 * rng.normal(size=(240, 5))

inp = keras.Input((5,))
m = keras.Model(inp, keras.layers.Dense(3, activation="softmax")(keras.layers.Dense(16, activation="relu")(inp)))
m.compile("adam", keras.losses.CategoricalCrossentropy())
m.fit(x, expected, epochs=2, verbose=0)
print(m.predict(x[:2], verbose=0))
