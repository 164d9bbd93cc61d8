from collections import defaultdict

import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(46)
x = rng.normal(size=(240, 6))
y = {"smoke": (x[:, :1] > 0.3).astype("float32"), "level": x[:, 1:2] ** 2}

inp = layers.Input((6,))
h = layers.Dense(24, "relu")(inp)
smoke = layers.Dense(1, name="smoke")(h)
level = layers.Dense(1, name="level")(h)

metrics = defaultdict(list)
metrics["smoke"].append(keras.metrics.SensitivityAtSpecificity(0.9))
metrics["level"].append("mae")

m = keras.Model(inp, {"smoke": smoke, "level": level})
m.compile(
    optimizer="adam",
    loss={"smoke": keras.losses.BinaryCrossentropy(from_logits=True), "level": "mse"},
    metrics=dict(metrics),
)
m.fit(x, y, epochs=1, verbose=0)
print(m.evaluate(x, y, verbose=0, return_dict=True))
