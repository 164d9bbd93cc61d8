from functools import reduce

import keras
import numpy as np
from keras import layers

STACK = [
    layers.Dense(32, activation="relu"),
    layers.Dropout(0.2),
    layers.Dense(1),
    layers.Activation(keras.activations.sigmoid),
]

inp = keras.Input((14,))
out = reduce(lambda h, layer: layer(h), STACK, inp)
model = keras.Model(inp, out)
model.compile(optimizer="adam", loss=keras.losses.BinaryFocalCrossentropy(gamma=2.0, from_logits=True))

rng = np.random.default_rng(0)
x = rng.normal(size=(500, 14))
rare = (x[:, 0] > 1.6).astype("float32")
model.fit(x, rare, epochs=4, verbose=0)
print(model.predict(x[rare == 1][:3], verbose=0).ravel())
