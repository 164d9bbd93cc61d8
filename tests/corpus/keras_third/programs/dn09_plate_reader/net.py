import tensorflow as tf

LETTERS = 'ABCDEFGHKLMNPRSTUVWXYZ'


def letter_net(size=8):
    return tf.keras.Sequential([
        tf.keras.layers.Input((size, size)),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(64, activation='relu'),
        tf.keras.layers.Dense(len(LETTERS)),
    ])
