import numpy as np
import tensorflow as tf
from tensorflow.keras import layers as L


def conv(x, f):
    for _ in range(2):
        x = L.Conv2D(f, 3, padding="same", activation="relu")(x)
    return x


def unet(size=16, depth=2, f=6):
    image = x = L.Input((size, size, 3))
    skips = []
    for d in range(depth):
        skips.append(x := conv(x, f * 2 ** d))
        x = L.MaxPool2D()(x)
    x = conv(x, f * 2 ** depth)
    for d, skip in reversed(list(enumerate(skips))):
        x = L.Concatenate()([L.UpSampling2D()(x), skip])
        x = conv(x, f * 2 ** d)
    return tf.keras.Model(image, L.Conv2D(1, 1, activation="sigmoid")(x))


def soft_dice(t, p, eps=1.0):
    both = tf.reduce_sum(t * p, axis=[1, 2, 3])
    return 1 - (2 * both + eps) / (tf.reduce_sum(t + p, axis=[1, 2, 3]) + eps)


def combo(t, p):
    ce = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(t, p), axis=[1, 2, 3])
    return 0.5 * ce + 0.5 * soft_dice(t, p)


rng = np.random.default_rng(1)
mask = np.zeros((40, 16, 16, 1), "float32")
for m in mask:
    r, c = rng.integers(2, 10, 2)
    m[r:r + 4, c:c + 4] = 1
image = (mask + rng.normal(0, 0.3, (40, 16, 16, 3))).astype("float32")
model = unet()
model.compile("adam", loss=combo)
model.fit(image, mask, epochs=1, batch_size=8, verbose=0)
print("foreground", float((model.predict(image[:8], verbose=0) > 0.5).mean()))
