import keras
from keras import layers


def detector(length):
    wave = keras.Input((length, 1))
    h = layers.Conv1D(8, 9, strides=2, activation="relu")(wave)
    h = layers.Conv1D(8, 9, strides=2, activation="relu")(h)
    h = layers.GlobalMaxPooling1D()(h)
    return keras.Model(wave, layers.Dense(1)(h))
