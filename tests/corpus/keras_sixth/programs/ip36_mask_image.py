import keras
import numpy as np
from keras import layers


def conv(x, f):
    return layers.Conv2D(f, 3, padding="same", activation="relu")(x)


def unet(size=16):
    inp = layers.Input((size, size, 1))
    skip = conv(inp, 8)
    x = conv(layers.MaxPooling2D()(skip), 16)
    x = layers.Concatenate()([layers.UpSampling2D()(x), skip])
    return keras.Model(inp, layers.Conv2D(1, 1, activation="sigmoid")(x))


rng = np.random.default_rng(30)
yy, xx = np.mgrid[:16, :16]
cy, cx = rng.integers(4, 12, (2, 40))
inside = (yy - cy[:, None, None]) ** 2 + (xx - cx[:, None, None]) ** 2 < 9
images = (inside + 0.3 * rng.normal(size=inside.shape))[..., None]
masks = np.where(inside, 255, 0).astype("uint8")[..., None]

model = unet()
model.compile(keras.optimizers.Adam(1e-3), loss=keras.losses.BinaryCrossentropy())
model.fit(images, masks, batch_size=8, epochs=1, verbose=0)
print(model.predict(images[:1], verbose=0).mean())
