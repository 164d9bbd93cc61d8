import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

rng = np.random.default_rng(77)
frames = rng.integers(0, 256, (40, 12, 12, 1)).astype('uint8')
masks = np.where(frames > 180, 255, 0).astype('uint8')


def normalise(f, m):
    return tf.cast(f, tf.float32) / 255.0, tf.cast(m > 127, tf.float32)


ds = tf.data.Dataset.from_tensor_slices((frames, masks)).map(normalise).batch(10)
i = layers.Input((12, 12, 1))
o = layers.Conv2D(1, 1, activation='sigmoid')(layers.Conv2D(6, 1, activation='relu')(i))
model = tf.keras.Model(i, o)
model.compile('adam', loss='binary_crossentropy', metrics=[tf.keras.metrics.BinaryIoU()])
model.fit(ds, epochs=2, verbose=2)
