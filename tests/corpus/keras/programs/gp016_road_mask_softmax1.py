import keras
import numpy as np
from keras import layers


def block(x, filters):
    for _ in range(2):
        x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    return x


def mini_unet(size=32, base=8):
    inputs = keras.Input((size, size, 3))
    c1 = block(inputs, base)
    c2 = block(layers.MaxPooling2D()(c1), base * 2)
    up = layers.UpSampling2D()(c2)
    c3 = block(layers.concatenate([up, c1]), base)
    mask = layers.Conv2D(1, (1, 1), activation="softmax", name="road")(c3)
    return keras.Model(inputs, mask)


rng = np.random.default_rng(10)
tiles = rng.random((12, 32, 32, 3)).astype("float32")
road = np.zeros((12, 32, 32, 1), dtype="float32")
for k in range(12):
    c = rng.integers(2, 28)
    road[k, :, c:c + 3] = 1.0
    tiles[k, :, c:c + 3] *= 0.3

unet = mini_unet()
unet.compile(optimizer="adam", loss="binary_crossentropy", metrics=[keras.metrics.BinaryIoU(target_class_ids=[1])])
unet.fit(tiles, road, batch_size=4, epochs=2, verbose=0)
print(unet.predict(tiles[:1], verbose=0).mean())
