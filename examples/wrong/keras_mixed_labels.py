"""Four flowers with tf.keras. One of the labels is one-hot, the others are class ids."""

import numpy as np
import tensorflow as tf
from sklearn.datasets import load_iris

import fromlogits as fl
import fromlogits.keras as flk

flowers = load_iris().data[[0, 50, 100, 149]].astype("float32")
labels = np.array([0, 1, [0, 0, 1], 2], dtype=object)

tf.keras.utils.set_random_seed(0)
model = tf.keras.Sequential([tf.keras.layers.Input((4,)), tf.keras.layers.Dense(3)])
model.compile(optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
try:
    model.fit(flowers, labels, epochs=10, verbose=0)
except ValueError as error:
    print("Keras:", error)

# The same loss of fromlogits, on the same labels.
checked = flk.SparseCategoricalCrossentropy.from_config(model.loss.get_config())
try:
    checked(labels, model(flowers))
except fl.LabelError as error:
    print("fromlogits:", error)
