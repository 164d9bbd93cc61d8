from functools import wraps

import keras
import numpy as np
from keras import ops

LOSSES = {}


def on_probabilities(activation):
    def decorate(function):
        @wraps(function)
        def loss(y_true, scores):
            return function(y_true, activation(scores))
        LOSSES[function.__name__] = loss
        return loss
    return decorate


@on_probabilities(ops.sigmoid)
def soft_dice(t, p):
    return 1 - (2 * ops.sum(t * p, axis=-1) + 1) / (ops.sum(t + p, axis=-1) + 1)


@on_probabilities(ops.sigmoid)
def bernoulli(t, p):
    return keras.losses.binary_crossentropy(t, p)


def both(t, s):
    return soft_dice(t, s) + bernoulli(t, s)


rng = np.random.default_rng(44)
x = rng.normal(size=(400, 12)).astype("float32")
y = (x[:, :5] > 0.4).astype("float32")
for name, loss in [*LOSSES.items(), ("both", both)]:
    net = keras.Sequential([keras.Input((12,)), keras.layers.Dense(24, activation="relu"), keras.layers.Dense(5)])
    net.compile("adam", loss, metrics=[keras.metrics.BinaryAccuracy(threshold=0.0)])
    print(name, net.fit(x, y, epochs=2, verbose=0).history)
