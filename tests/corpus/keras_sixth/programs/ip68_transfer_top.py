import keras
import numpy as np
from keras.applications import MobileNetV2

CANDIDATES = ["sparse_categorical_crossentropy", "categorical_crossentropy"]


def choose(labels):
    return next(filter(lambda name: name.startswith("sparse") == (labels.ndim == 1), CANDIDATES))


backbone = MobileNetV2(input_shape=(32, 32, 3), include_top=False, weights=None, alpha=0.35, pooling="avg")
backbone.trainable = False
inp = keras.Input((32, 32, 3))
feat = backbone(keras.applications.mobilenet_v2.preprocess_input(inp), training=False)
out = keras.layers.Dense(3, name="fruit")(keras.layers.Dropout(0.1)(feat))
model = keras.Model(inp, out)

rng = np.random.default_rng(1)
fruit = rng.integers(0, 3, 24)
photos = rng.uniform(0, 255, (24, 32, 32, 3))
model.compile("adam", choose(fruit))
model.fit(photos, fruit, epochs=1, batch_size=8, verbose=0)
