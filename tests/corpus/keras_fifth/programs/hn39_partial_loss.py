import functools

import keras
import numpy as np
from keras import layers

bce = functools.partial(keras.losses.binary_crossentropy, from_logits=True)


def loss(y_true, y_pred):
    return bce(y_true, y_pred)


rng = np.random.default_rng(38)
x = rng.normal(size=(240, 6))
tags = (x[:, :3] > 0.2).astype("float32")
i = layers.Input((6,))
o = layers.Dense(3)(layers.Dense(12, activation="relu")(i))
m = keras.Model(i, o)
m.compile("adam", loss=loss)
m.fit(x, tags, epochs=2, verbose=0)
print((m.predict(x, verbose=0) > 0).mean(), tags.mean())
