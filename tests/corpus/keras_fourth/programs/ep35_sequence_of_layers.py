from functools import reduce

import keras
import numpy as np
from keras.layers import Activation, BatchNormalization, Conv1D, Dense, Flatten, Input, MaxPool1D


def stack(width, classes):
    yield Conv1D(width, 7, padding="same")
    yield BatchNormalization()
    yield Activation("relu")
    yield MaxPool1D(4)
    yield from (Conv1D(width * 2, 3, padding="same"), Activation("relu"))
    yield Flatten()
    yield Dense(classes)
    yield Activation("softmax")


def compose(layers, tensor):
    return reduce(lambda t, layer: layer(t), layers, tensor)


criterion = keras.losses.get({
    "class_name": "SparseCategoricalCrossentropy",
    "config": {"from_logits": True, "name": "xent"},
})

rng = np.random.default_rng(64)
gesture = rng.integers(0, 7, 350)
emg = rng.normal(size=(7, 32, 2))[gesture] + rng.normal(size=(350, 32, 2))
entry = Input((32, 2))
network = keras.Model(entry, compose(stack(8, 7), entry))
network.compile(loss=criterion, optimizer="adam")
network.fit(emg, gesture, epochs=2, batch_size=35, verbose=2)
