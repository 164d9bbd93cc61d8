import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


def draw(n=64, side=32, seed=11):
    rng = np.random.default_rng(seed)
    photo = rng.integers(0, 90, (n, side, side, 3), dtype=np.uint8)
    mask = np.zeros((n, side, side, 1), dtype=np.uint8)
    for k in range(n):
        left = rng.integers(2, side - 10)
        width = rng.integers(3, 8)
        mask[k, :, left:left + width] = 255
        photo[k, :, left:left + width] += 100
    return photo, mask


def prepare(photo, mask):
    photo = tf.image.convert_image_dtype(photo, tf.float32)
    mask = tf.cast(mask, tf.float32)
    return photo, mask


def augment(photo, mask):
    if tf.random.uniform(()) > 0.5:
        photo, mask = tf.image.flip_left_right(photo), tf.image.flip_left_right(mask)
    return photo, mask


def block(x, f):
    for _ in range(2):
        x = layers.Conv2D(f, 3, padding="same")(x)
        x = layers.ReLU()(x)
    return x


photo, mask = draw()
ds = (tf.data.Dataset.from_tensor_slices((photo, mask))
      .map(prepare).map(augment).shuffle(64).batch(8))

inputs = layers.Input((32, 32, 3))
e1 = block(inputs, 8)
e2 = block(layers.MaxPooling2D()(e1), 16)
d1 = layers.Concatenate()([layers.UpSampling2D()(e2), e1])
outputs = layers.Conv2D(1, 1, activation="sigmoid")(block(d1, 8))
unet = tf.keras.Model(inputs, outputs)
unet.compile(optimizer=tf.keras.optimizers.Adam(1e-3), loss=tf.keras.losses.BinaryCrossentropy())
unet.fit(ds, epochs=2, verbose=2)
