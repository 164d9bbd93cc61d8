from dataclasses import dataclass

import tensorflow as tf


@dataclass(frozen=True)
class Arch:
    pixels: int = 64
    code: int = 12
    classes: int = 10


def encoder(arch):
    return tf.keras.Sequential([
        tf.keras.layers.Input((arch.pixels,)),
        tf.keras.layers.Dense(32, activation="relu"),
        tf.keras.layers.Dense(arch.code, activation="relu"),
    ], name="encoder")


def two_task(arch):
    pixels = tf.keras.Input((arch.pixels,), name="pixels")
    code = encoder(arch)(pixels)
    rebuilt = tf.keras.layers.Dense(32, activation="relu")(code)
    rebuilt = tf.keras.layers.Dense(arch.pixels, activation="sigmoid", name="rebuilt")(rebuilt)
    digit = tf.keras.layers.Dense(arch.classes, name="digit")(code)
    return tf.keras.Model(pixels, {"rebuilt": rebuilt, "digit": digit})
