import tensorflow as tf
from letters import N_CLASSES


def letter_net(side=8):
    return tf.keras.Sequential([
        tf.keras.Input((side, side, 1)),
        tf.keras.layers.Conv2D(8, 3, activation="relu"),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(N_CLASSES, activation="softmax"),
    ])
