import keras
from keras import layers

from registry import register


@register("tiny")
def tiny(shape, classes):
    return keras.Sequential([
        layers.Input(shape),
        layers.Conv2D(8, 3, activation="relu"),
        layers.GlobalMaxPooling2D(),
        layers.Dense(classes, activation="softmax"),
    ])


@register("separable")
def separable(shape, classes):
    inputs = keras.Input(shape)
    x = layers.SeparableConv2D(8, 3, padding="same", activation="relu")(inputs)
    skip = layers.Conv2D(8, 1)(inputs)
    x = layers.add([x, skip])
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dense(classes)(x)
    return keras.Model(inputs, layers.Softmax()(x))
