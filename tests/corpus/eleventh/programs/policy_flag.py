import argparse

import keras
import numpy as np
from keras import layers


def options():
    p = argparse.ArgumentParser()
    p.add_argument("--precision", default="mixed_float16")
    p.add_argument("--width", type=int, default=64)
    p.add_argument("--classes", type=int, default=20)
    return p.parse_args()


def make(width, classes):
    inputs = keras.Input((28, 28, 1))
    x = layers.SeparableConv2D(width, 3, padding="same", activation="relu")(inputs)
    x = layers.MaxPooling2D(4)(x)
    x = layers.Flatten()(x)
    x = layers.Dense(width, activation="relu")(x)
    outputs = layers.Dense(classes, activation="softmax")(x)
    return keras.Model(inputs, outputs)


def main():
    args = options()
    keras.mixed_precision.set_global_policy(args.precision)
    x = np.random.rand(256, 28, 28, 1)
    y = np.random.randint(0, args.classes, 256)
    model = make(args.width, args.classes)
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(x, y, epochs=1)


if __name__ == "__main__":
    main()
