import os

import keras
import numpy as np
from keras import layers

if os.environ.get("NO_HALF") is None:
    keras.config.set_dtype_policy("mixed_float16")


def make(n_features):
    x = inp = layers.Input((n_features,))
    for w in (64, 32):
        x = layers.Dense(w, activation="relu")(x)
        x = layers.LayerNormalization()(x)
    return keras.Model(inp, layers.Dense(1, activation="sigmoid")(x))


rng = np.random.default_rng(4)
clicks = rng.normal(size=(800, 20)).astype("float32")
bought = (clicks[:, :3].sum(1) > 1.5).astype("float32")
model = make(20)
model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy())
model.fit(clicks, bought, epochs=2, batch_size=64, verbose=0)
print(model.output.dtype, model.evaluate(clicks, bought, verbose=0))
