import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(36)
crop = rng.integers(0, 5, 400)
ndvi = rng.normal(size=(5, 26))[crop] + 0.6 * rng.normal(size=(400, 26))
rows = keras.ops.convert_to_numpy(keras.ops.one_hot(crop, 5))

inp = layers.Input((26,))
out = layers.Dense(5, activation="softmax")(layers.Dense(32, activation="relu")(inp))
crops = keras.Model(inp, out)
crops.compile(
    "adam",
    loss=keras.losses.CategoricalCrossentropy(),
    metrics=[keras.metrics.SparseTopKCategoricalAccuracy(k=2)],
)
crops.fit(ndvi, rows, epochs=2, batch_size=40, verbose=0)
