import keras
import numpy as np
from keras import layers


def fake_tile(rng, n=16):
    rgb = rng.random((n, n, 3))
    forest = rgb[..., 1] > rgb[..., 0]
    mask = np.zeros((n, n), dtype=np.uint8)
    mask[forest] = 255
    return (rgb * 255).astype(np.uint8), mask


rng = np.random.default_rng(77)
images, masks = zip(*(fake_tile(rng) for _ in range(40)))
images = np.stack(images) / 255.0
masks = np.stack(masks)[..., None].astype("float32")

net = keras.Sequential([
    layers.Input((16, 16, 3)),
    layers.Conv2D(8, 3, padding="same", activation="relu"),
    layers.Conv2D(1, 1, activation="sigmoid"),
])
net.compile(optimizer="adam", loss="binary_crossentropy")
net.fit(images, masks, epochs=2, batch_size=8, verbose=0)
print(net.evaluate(images, masks, verbose=0))
