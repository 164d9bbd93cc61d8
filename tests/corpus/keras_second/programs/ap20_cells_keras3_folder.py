import os
import tempfile

import keras
import numpy as np
import tensorflow as tf

side = 20
stages = ("early", "ring", "schizont")


def dump(path, n):
    rng = np.random.default_rng(17)
    for s, stage in enumerate(stages):
        os.makedirs(os.path.join(path, stage))
        for i in range(n):
            cell = np.full((side, side, 1), 200, "uint8")
            r, c = rng.integers(3, side - 6, 2)
            cell[r:r + 2 + s, c:c + 2 + s] = 40
            tf.io.write_file(os.path.join(path, stage, f"cell_{i}.png"), tf.io.encode_png(cell))


work = tempfile.mkdtemp()
dump(work, 24)
ds = keras.utils.image_dataset_from_directory(
    work, class_names=list(stages), color_mode="grayscale", image_size=(side, side), batch_size=12, shuffle=True, seed=1
)
ds = ds.map(lambda im, lab: (im / 255.0, lab)).cache()

inputs = keras.Input((side, side, 1))
x = inputs
for filters in (8, 16):
    x = keras.layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
    x = keras.layers.MaxPooling2D()(x)
x = keras.layers.Flatten()(x)
outputs = keras.layers.Dense(len(stages), activation="softmax")(x)

model = keras.Model(inputs, outputs, name="parasite_stage")
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit(ds, epochs=2)
