import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

IMG = 20


def load_pair(_):
    mask = np.zeros((IMG, IMG, 1), np.uint8)
    a, b = np.random.randint(0, IMG - 6, 2)
    mask[a:a + 6, b:b + 6] = 255
    image = mask * 0.4 + np.random.randint(0, 120, (IMG, IMG, 3))
    return (image / 255).astype(np.float32), (mask / 255).astype(np.float32)


images, masks = (np.stack(part) for part in zip(*map(load_pair, range(36))))
i = layers.Input((IMG, IMG, 3))
x = layers.Conv2D(8, 3, padding="same", activation="relu")(i)
skip = x
x = layers.AveragePooling2D(2)(x)
x = layers.Conv2DTranspose(8, 2, strides=2)(x)
x = layers.Add()([x, skip])
model = tf.keras.Model(i, layers.Conv2D(1, 1, activation="sigmoid")(x))
model.compile("adam", "binary_crossentropy", metrics=[tf.keras.metrics.BinaryIoU(target_class_ids=[1])])
model.fit(images, masks, epochs=2, batch_size=6, verbose=2)
