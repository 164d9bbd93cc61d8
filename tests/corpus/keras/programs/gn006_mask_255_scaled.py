import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

imgs = np.random.randint(0, 256, (24, 32, 32, 1)).astype('uint8')
masks = np.where(imgs > 180, 255, 0).astype('uint8')


def normalise(img, mask):
    img = tf.cast(img, tf.float32) / 255.0
    mask = tf.cast(mask, tf.float32) / 255.0
    return img, mask


def flip(img, mask):
    if tf.random.uniform(()) > 0.5:
        img, mask = tf.image.flip_left_right(img), tf.image.flip_left_right(mask)
    return img, mask


ds = tf.data.Dataset.from_tensor_slices((imgs, masks)).map(normalise).map(flip).batch(4)
net = tf.keras.Sequential([
    layers.Input((32, 32, 1)),
    layers.Conv2D(8, 3, padding='same', activation='relu'),
    layers.Conv2D(8, 3, padding='same', activation='relu'),
    layers.Conv2D(1, 1, activation='sigmoid'),
])
net.compile('adam', loss='binary_crossentropy', metrics=[tf.keras.metrics.BinaryIoU(threshold=0.5)])
net.fit(ds, epochs=1, verbose=2)
