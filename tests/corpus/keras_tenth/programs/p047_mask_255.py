import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, Input, UpSampling2D, MaxPool2D


def sample(size=24):
    img = np.random.normal(90, 15, (size, size)).clip(0, 255)
    mask = np.zeros((size, size), np.uint8)
    r, c = np.random.randint(4, size - 8, 2)
    mask[r:r + 5, c:c + 5] = 255
    img[mask == 255] += 60
    return img / 255.0, mask


def build(size=24):
    i = Input((size, size, 1))
    x = Conv2D(8, 3, padding="same", activation="relu")(i)
    x = MaxPool2D()(x)
    x = Conv2D(8, 3, padding="same", activation="relu")(x)
    x = UpSampling2D()(x)
    o = Conv2D(1, 1, activation="sigmoid")(x)
    m = tf.keras.Model(i, o)
    m.compile(optimizer="adam", loss="binary_crossentropy")
    return m


pairs = [sample() for _ in range(40)]
X = np.array([p[0] for p in pairs])[..., None]
Y = np.array([p[1] for p in pairs])[..., None].astype("float32")
model = build()
model.fit(X, Y, batch_size=8, epochs=2, verbose=2)
