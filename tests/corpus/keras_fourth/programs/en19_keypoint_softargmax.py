"""Soft-argmax: a softmax over the H*W places of every heat map, then a regression loss."""
import keras
import numpy as np
from keras import layers, ops

SIDE, POINTS = 12, 3


class SoftArgmax(layers.Layer):
    def call(self, maps):
        flat = ops.reshape(maps, (-1, SIDE * SIDE, POINTS))
        weight = ops.softmax(flat, axis=1)
        grid = ops.linspace(0.0, 1.0, SIDE)
        yy = ops.reshape(ops.repeat(grid, SIDE), (1, -1, 1))
        xx = ops.reshape(ops.tile(grid, SIDE), (1, -1, 1))
        return ops.stack([ops.sum(weight * xx, axis=1), ops.sum(weight * yy, axis=1)], axis=-1)

    def compute_output_shape(self, shape):
        return (shape[0], POINTS, 2)


rng = np.random.default_rng(2)
where = rng.integers(1, SIDE - 1, (200, POINTS, 2))
image = 0.1 * rng.normal(size=(200, SIDE, SIDE, POINTS))
for k in range(POINTS):
    image[np.arange(200), where[:, k, 1], where[:, k, 0], k] += 3.0
visible = (rng.random((200, POINTS)) > 0.1).astype("float32")
image *= visible[:, None, None, :]

inp = keras.Input((SIDE, SIDE, POINTS))
x = layers.Conv2D(16, 3, padding="same", activation="relu")(inp)
maps = layers.Conv2D(POINTS, 1)(x)
place = SoftArgmax(name="place")(maps)
seen = layers.Dense(POINTS, activation="sigmoid", name="seen")(layers.GlobalMaxPooling2D()(x))
model = keras.Model(inp, {"place": place, "seen": seen})
model.compile("adam", loss={"place": "mae", "seen": "binary_crossentropy"}, metrics={"seen": "binary_accuracy"})
model.fit(image, {"place": where / (SIDE - 1), "seen": visible}, epochs=2, batch_size=20, verbose=0)
print(model.evaluate(image, {"place": where / (SIDE - 1), "seen": visible}, verbose=0))
