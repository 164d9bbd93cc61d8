"""Land cover on the GPU, channels first because of cuDNN."""
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

BANDS, CLASSES, SIDE = 4, 5, 32
CF = dict(padding="same", data_format="channels_first")


def encoder(x, width):
    x = layers.Conv2D(width, 3, activation="relu", **CF)(x)
    return layers.Conv2D(width, 3, activation="relu", **CF)(x)


inputs = tf.keras.Input((BANDS, SIDE, SIDE))
a = encoder(inputs, 16)
b = encoder(layers.MaxPooling2D(data_format="channels_first")(a), 32)
up = layers.UpSampling2D(data_format="channels_first")(b)
x = layers.Concatenate(axis=1)([a, up])
x = encoder(x, 16)
out = layers.Conv2D(CLASSES, 1, activation="softmax", data_format="channels_first")(x)
model = tf.keras.Model(inputs, out)

model.compile(
    optimizer=tf.keras.optimizers.Adam(1e-3),
    loss=tf.keras.losses.CategoricalCrossentropy(axis=1),
)
tiles = np.random.rand(40, BANDS, SIDE, SIDE).astype("float32")
cover = np.random.randint(0, CLASSES, (40, SIDE, SIDE))
onehot = np.moveaxis(np.eye(CLASSES, dtype="float32")[cover], -1, 1)
model.fit(tiles, onehot, batch_size=4, epochs=1)
