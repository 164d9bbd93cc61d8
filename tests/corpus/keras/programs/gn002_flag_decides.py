import sys

import keras
import numpy as np
from keras import layers

LOGITS = "--probs" not in sys.argv


def classifier(n_in, n_out, logits=LOGITS):
    inp = layers.Input((n_in,))
    x = layers.Dense(24, activation="relu")(inp)
    x = layers.Dense(n_out)(x)
    if not logits:
        x = layers.Softmax()(x)
    return keras.Model(inp, x)


rng = np.random.default_rng(0)
y = rng.integers(0, 4, 300)
x = rng.normal(size=(4, 10))[y] + rng.normal(size=(300, 10))
model = classifier(10, 4)
model.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=LOGITS), metrics=["accuracy"])
model.fit(x, y, epochs=2, verbose=0)
scores = model.predict(x[:4], verbose=0)
if LOGITS:
    scores = keras.ops.convert_to_numpy(keras.ops.softmax(scores))
print(scores.round(2))
