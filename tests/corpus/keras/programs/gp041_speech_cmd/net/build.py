import keras
from keras import layers

from .activations import FINAL


def build_net(frames, mels, words, final="log"):
    inputs = keras.Input((frames, mels))
    x = layers.Conv1D(16, 5, activation="relu")(inputs)
    x = layers.GlobalAveragePooling1D()(x)
    x = layers.Dense(words)(x)
    if final:
        x = FINAL[final](x)
    return keras.Model(inputs, x)
