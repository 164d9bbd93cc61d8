"""Digits with tf.keras and a loop by hand. The loss should refuse a softmax; it has one value for a tensor and another one for its numbers."""

import tensorflow as tf
from sklearn.datasets import load_digits

import fromlogits as fl
import fromlogits.keras as flk

images, labels = load_digits(return_X_y=True)
images = tf.constant(images / 16.0, tf.float32)

tf.keras.utils.set_random_seed(0)
model = tf.keras.Sequential([
    tf.keras.layers.Input((64,)),
    tf.keras.layers.Dense(32, activation="relu"),
    tf.keras.layers.Dense(10, activation="softmax"),
])
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
optimizer = tf.keras.optimizers.Adam(0.01)


def loss_of(output):
    return loss_fn(labels, output)


for _ in range(60):
    with tf.GradientTape() as tape:
        loss = loss_of(model(images, training=True))
    optimizer.apply(tape.gradient(loss, model.trainable_variables), model.trainable_variables)

probabilities = model.predict(images, verbose=0)
live, stored = loss_of(model(images)), loss_of(probabilities)
truth = fl.cross_entropy(probabilities, labels, kind="probabilities")
print(f"loss by Keras {live:.4f}, of the same output as an array {stored:.4f}, cross-entropy of its predictions {truth:.4f}")

# The same loss of fromlogits, on the same output.
checked = flk.SparseCategoricalCrossentropy.from_config(loss_fn.get_config())
try:
    checked(labels, model(images))
except fl.OutputKindError as error:
    print("fromlogits:", error)
