import json

import keras
import numpy as np
from keras import layers

CONFIG = json.loads("""
{
  "hidden": [32, 16],
  "output": {"units": 1, "activation": "linear"},
  "training": {"loss": "BinaryCrossentropy", "optimizer": "RMSprop", "lr": 0.002, "epochs": 3}
}
""")


def network(n_in, spec):
    x = inp = layers.Input((n_in,))
    for u in spec["hidden"]:
        x = layers.Dense(u, activation="relu")(x)
    return keras.Model(inp, layers.Dense(**spec["output"])(x))


def prepare(model, t):
    optimizer = getattr(keras.optimizers, t["optimizer"])(t["lr"])
    loss = getattr(keras.losses, t["loss"])()
    model.compile(optimizer=optimizer, loss=loss)
    return model


rng = np.random.default_rng(1)
x = rng.normal(size=(400, 8))
y = (x[:, 0] * x[:, 1] > 0).astype("float32")
model = prepare(network(8, CONFIG), CONFIG["training"])
model.fit(x, y, epochs=CONFIG["training"]["epochs"], verbose=0)
print(model.evaluate(x, y, verbose=0))
