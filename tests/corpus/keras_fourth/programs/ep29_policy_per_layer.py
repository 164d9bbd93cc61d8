import keras
import numpy as np
from keras import layers

policy = keras.DTypePolicy("mixed_float16")
common = dict(dtype=policy)


def mixer_block(x, tokens, channels):
    y = layers.LayerNormalization(**common)(x)
    y = layers.Permute((2, 1), **common)(y)
    y = layers.Dense(tokens, activation="gelu", **common)(y)
    y = layers.Permute((2, 1), **common)(y)
    x = layers.Add(**common)([x, y])
    y = layers.LayerNormalization(**common)(x)
    return layers.Add(**common)([x, layers.Dense(channels, activation="gelu", **common)(y)])


def mixer(n_classes, tokens=8, channels=16, depth=2):
    image = keras.Input((8, 8))
    x = layers.Dense(channels, **common)(image)
    for _ in range(depth):
        x = mixer_block(x, tokens, channels)
    x = layers.GlobalAveragePooling1D(**common)(x)
    return keras.Model(image, layers.Dense(n_classes, "softmax", **common)(x))


rng = np.random.default_rng(3)
leaf = rng.integers(0, 6, 300)
scan = rng.normal(size=(6, 8, 8))[leaf] + 0.5 * rng.normal(size=(300, 8, 8))

net = mixer(6)
net.compile("adam", "sparse_categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
net.fit(scan, leaf, epochs=2, batch_size=30, verbose=2)
