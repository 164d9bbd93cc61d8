import keras
import numpy as np
from keras import layers, ops
from scipy.special import expit

bce = keras.losses.BinaryCrossentropy(from_logits=True)


def soft_dice(y, z):
    p = ops.sigmoid(z)
    inter = ops.sum(y * p, axis=(1, 2, 3))
    return 1 - (2 * inter + 1) / (ops.sum(y, axis=(1, 2, 3)) + ops.sum(p, axis=(1, 2, 3)) + 1)


def total(y_true, y_pred):
    return bce(y_true, y_pred) + ops.mean(soft_dice(y_true, y_pred))


rng = np.random.default_rng(63)
img = rng.random((40, 12, 12, 1)).astype("float32")
msk = (img > 0.6).astype("float32")
i = layers.Input((12, 12, 1))
o = layers.Conv2D(1, 1)(layers.Conv2D(8, 3, padding="same", activation="relu")(i))
m = keras.Model(i, o)
m.compile("adam", loss=total)
m.fit(img, msk, epochs=2, verbose=0)
logits = m.predict(img[:2], verbose=0)
print((expit(logits) > 0.5).mean(), msk[:2].mean())
