from functools import partial

import keras
import numpy as np

from unet import tiny_unet

CLASSES = ["ground", "roof", "tree"]
xent = partial(keras.losses.sparse_categorical_crossentropy, from_logits=True)


def tiles(n, size=16):
    rng = np.random.default_rng(n)
    mask = rng.integers(0, len(CLASSES), (n, size // 4, size // 4)).repeat(4, 1).repeat(4, 2)
    return rng.random((len(CLASSES), 3))[mask] + 0.1 * rng.normal(size=(n, size, size, 3)), mask


if __name__ == "__main__":
    img, mask = tiles(24)
    model = tiny_unet(16, len(CLASSES))
    model.compile(optimizer="adam", loss=xent)
    model.fit(img, mask, epochs=1, batch_size=8, verbose=0)
    print((model.predict(img, verbose=0).argmax(-1) == mask).mean())
