import keras
import numpy as np

from heads import head
from losses import pick

rng = np.random.default_rng(12)
bark = rng.integers(0, 3, 210)
x = rng.normal(size=(3, 6))[bark] + 0.4 * rng.normal(size=(210, 6))
i = keras.Input((6,))
model = keras.Model(i, head("distribution", 3)(keras.layers.Dense(12, activation="relu")(i)))
model.compile("adam", pick("ids"), metrics=["accuracy"])
model.fit(x, bark, epochs=2, verbose=0)
print(model.evaluate(x, bark, verbose=0))
