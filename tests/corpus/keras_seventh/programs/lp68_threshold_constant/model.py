import keras
from settings import FEATURES as D


def make():
    net = keras.Sequential([
        keras.Input((D,)),
        keras.layers.Dense(20, activation="relu"),
        keras.layers.Dense(1, name="score"),
    ])
    net.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))
    return net
