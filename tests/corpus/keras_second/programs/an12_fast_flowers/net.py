import keras
from keras import layers


def flower_net(side, n):
    inputs = keras.Input((side, side, 3))
    x = layers.Rescaling(1 / 127.5, offset=-1)(inputs)
    for f in (8, 16):
        x = layers.Conv2D(f, 3, strides=2, activation="relu")(x)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dense(n, name="scores")(x)
    outputs = layers.Activation("softmax", dtype="float32", name="probs")(x)
    return keras.Model(inputs, outputs)
