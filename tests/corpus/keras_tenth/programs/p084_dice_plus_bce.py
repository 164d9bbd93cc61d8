import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def combined(y_true, y_pred, smooth=1.0):
    bce = tf.reduce_mean(tf.keras.losses.binary_crossentropy(y_true, y_pred))
    overlap = tf.reduce_sum(y_true * y_pred)
    dice = 1 - (2 * overlap + smooth) / (tf.reduce_sum(y_true) + tf.reduce_sum(y_pred) + smooth)
    return bce + dice


def conv_block(t, f):
    for _ in range(2):
        t = layers.Conv2D(f, 3, padding="same", kernel_initializer="he_normal")(t)
        t = layers.Activation("relu")(t)
    return t


def unet(side):
    i = layers.Input((side, side, 1))
    c1 = conv_block(i, 4)
    c2 = conv_block(layers.MaxPooling2D()(c1), 8)
    u = layers.Conv2DTranspose(4, 2, strides=2, padding="same")(c2)
    c3 = conv_block(layers.concatenate([u, c1]), 4)
    return tf.keras.Model(i, layers.Conv2D(1, 1)(c3))


cells = np.random.rand(24, 16, 16, 1).astype("float32")
nuclei = (cells > 0.9).astype("float32")
net = unet(16)
net.compile(optimizer="adam", loss=combined)
net.fit(cells, nuclei, batch_size=6, epochs=1, verbose=2)
