import keras
import numpy as np
from scipy.special import expit, softmax

rng = np.random.default_rng(7)
kind = rng.integers(0, 3, 300)
x = rng.normal(size=(3, 8))[kind] + rng.normal(size=(300, 8))
urgent = (x[:, 0] > 1).astype("float32")


def mlp(units, loss):
    m = keras.Sequential([keras.layers.Input((8,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(units)])
    m.compile(optimizer="adam", loss=loss(from_logits=True))
    return m


route = mlp(3, keras.losses.SparseCategoricalCrossentropy)
alarm = mlp(1, keras.losses.BinaryCrossentropy)
route.fit(x, kind, epochs=3, verbose=0)
alarm.fit(x, urgent, epochs=3, verbose=0)
p_kind = softmax(route.predict(x, verbose=0), axis=1)
p_urgent = expit(alarm.predict(x, verbose=0)[:, 0])
print(p_kind.sum(1)[:3], ((p_urgent > 0.5) == urgent).mean())
