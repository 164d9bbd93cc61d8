import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

rng = np.random.default_rng(33)
imgs = rng.random((80, 24, 24, 1)).astype("float32")
has = rng.integers(0, 2, (80, 1)).astype("float32")
offset = rng.uniform(-1, 1, (80, 4)).astype("float32")
kind = rng.integers(0, 3, 80)

img = tf.keras.Input((24, 24, 1))
f = layers.Conv2D(8, 3, strides=2, activation="relu")(img)
f = layers.Flatten()(f)
f = layers.Dense(24, activation="relu")(f)
box = layers.Dense(4, activation="tanh", name="box")(f)
obj = layers.Dense(1, activation="sigmoid", name="obj")(f)
cls = layers.Dense(3, activation="softmax", name="cls")(f)
detector = tf.keras.Model(img, [box, obj, cls])
detector.compile(
    optimizer="adam",
    loss=[tf.keras.losses.Huber(), "binary_crossentropy", tf.keras.losses.SparseCategoricalCrossentropy()],
    metrics=[["mae"], ["accuracy"], ["accuracy"]],
)
detector.fit(imgs, [offset, has, kind], epochs=1, batch_size=16, verbose=2)
