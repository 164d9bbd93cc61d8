import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

CLASS_AXIS = 1
CLASSES = 3

inp = layers.Input((12, 12, 2))
x = layers.Conv2D(12, 3, padding="same", activation="relu")(inp)
x = layers.Conv2D(CLASSES, 1)(x)
out = layers.Softmax(axis=CLASS_AXIS, name="ground")(x)
net = tf.keras.Model(inp, out)
net.compile("adam", "sparse_categorical_crossentropy")

rng = np.random.default_rng(61)
ground = rng.integers(0, CLASSES, (40, 12, 12))
bands = np.stack([ground == 1, ground == 2], axis=-1) + 0.4 * rng.normal(size=(40, 12, 12, 2))
net.fit(bands, ground, epochs=2, batch_size=8, verbose=0)
print((net.predict(bands, verbose=0).argmax(-1) == ground).mean())
