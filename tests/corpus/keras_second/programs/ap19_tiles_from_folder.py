"""Write synthetic tiles to a folder tree, then train from the folder."""
import pathlib
import tempfile

import numpy as np
import tensorflow as tf

SURFACES = ["asphalt", "grass", "gravel", "water"]
SIDE = 24


def write_tiles(root, per_class=20):
    rng = np.random.default_rng(2)
    for k, name in enumerate(SURFACES):
        folder = root / name
        folder.mkdir(parents=True)
        for i in range(per_class):
            tile = rng.integers(0, 120, (SIDE, SIDE, 3))
            tile[..., k % 3] += 40 * (k + 1) // 2
            tile = np.clip(tile, 0, 255).astype("uint8")
            (folder / f"{i:03d}.png").write_bytes(tf.io.encode_png(tile).numpy())


def loader(root, subset):
    return tf.keras.utils.image_dataset_from_directory(
        root,
        label_mode="categorical",
        validation_split=0.25,
        subset=subset,
        seed=7,
        image_size=(SIDE, SIDE),
        batch_size=16,
    )


with tempfile.TemporaryDirectory() as tmp:
    root = pathlib.Path(tmp) / "tiles"
    write_tiles(root)
    train, val = loader(root, "training"), loader(root, "validation")
    n = len(train.class_names)

    net = tf.keras.Sequential([
        tf.keras.layers.Rescaling(1.0 / 255),
        tf.keras.layers.Conv2D(8, 3, activation="relu"),
        tf.keras.layers.MaxPool2D(),
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(n),
    ])
    net.compile(optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    net.fit(train, validation_data=val, epochs=1, verbose=2)
