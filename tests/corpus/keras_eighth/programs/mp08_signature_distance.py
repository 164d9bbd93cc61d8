import keras
import numpy as np
from keras import layers, ops


def tower(n):
    return keras.Sequential([layers.Input((n,)), layers.Dense(24, activation="relu"), layers.Dense(8)])


rng = np.random.default_rng(12)
writer = rng.normal(size=(15, 20))
a_id, b_id = rng.integers(0, 15, 600), rng.integers(0, 15, 600)
b_id = np.where(rng.random(600) < 0.5, a_id, b_id)
a = writer[a_id] + 0.3 * rng.normal(size=(600, 20))
b = writer[b_id] + 0.3 * rng.normal(size=(600, 20))
same = (a_id == b_id).astype("float32")[:, None]

left, right = layers.Input((20,)), layers.Input((20,))
embed = tower(20)
gap = layers.Lambda(lambda t: ops.abs(t[0] - t[1]), output_shape=(8,))([embed(left), embed(right)])
verdict = layers.Dense(1, name="same")(gap)
model = keras.Model([left, right], verdict)
model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy())
model.fit([a, b], same, epochs=2, batch_size=50, verbose=0)
print(model.evaluate([a, b], same, verbose=0))
