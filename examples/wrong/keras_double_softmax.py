"""Handwritten digits with Keras on JAX. Trains without a warning, and stops learning far too early."""

import os
import warnings

os.environ["KERAS_BACKEND"] = "jax"

import keras
from keras import layers
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

import fromlogits as fl
import fromlogits.keras as flk

digits = load_digits()
x_train, x_test, y_train, y_test = train_test_split(digits.data / 16.0, digits.target, random_state=0)


def build_model(num_classes=10):
    inputs = keras.Input((64,))
    x = layers.Dense(64, activation="relu")(inputs)
    x = layers.Dense(64, activation="relu")(x)
    outputs = layers.Dense(num_classes, activation="softmax")(x)
    return keras.Model(inputs, outputs)


keras.utils.set_random_seed(0)
model = build_model()
model.compile(
    optimizer=keras.optimizers.SGD(0.1),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["accuracy"],
)
model.fit(x_train, y_train, epochs=30, verbose=2)
loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
probabilities = model.predict(x_test, verbose=0)
truth = fl.cross_entropy(probabilities, y_test, kind="probabilities")
print(f"loss by Keras {loss:.4f}, cross-entropy of its predictions {truth:.4f}, accuracy {accuracy:.4f}")

# The same loss of fromlogits. An array of JAX does not tell which operation made it, so this is a warning: the numbers look like it.
checked = flk.SparseCategoricalCrossentropy.from_config(model.loss.get_config())
with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    checked(y_test, probabilities)
print("fromlogits:", said[0].message)
