import keras
import numpy as np

half = dict(dtype="bfloat16")
rng = np.random.default_rng(22)
plate = rng.integers(0, 36, 400)
x = rng.normal(size=(36, 50))[plate] + 0.4 * rng.normal(size=(400, 50))

net = keras.Sequential([
    keras.Input((50,)),
    keras.layers.Dense(80, activation="relu", **half),
    keras.layers.Dense(36, activation="softmax", **half),
])
net.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy())
net.fit(x, plate, epochs=2, verbose=0)
print(net.layers[-1].compute_dtype)
