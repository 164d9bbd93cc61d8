import keras
import keras.layers as L
import numpy as np

LAND = ["water", "forest", "field", "town"]
N, S = 40, 16
tiles = np.random.default_rng(3)
kind = tiles.integers(0, 4, (N, S // 4, S // 4)).repeat(4, 1).repeat(4, 2)
bands = tiles.normal(size=(4, 6))[kind] + 0.3 * tiles.normal(size=(N, S, S, 6))

tile = L.Input((S, S, 6))
h = L.Conv2D(16, 3, padding="same", activation="relu")(tile)
h = L.SpatialDropout2D(0.1)(h)
h = L.Conv2D(len(LAND), 1)(h)
probability = L.Softmax(axis=1)(h)
cover = keras.Model(tile, probability)
cover.compile("adam", keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
cover.fit(bands, kind, epochs=2, batch_size=8, verbose=0)
