"""Iris with tf.keras. The labels are one-hot, the loss wants class ids, and Keras speaks of ranks."""

import tensorflow as tf
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

import fromlogits as fl
import fromlogits.keras as flk

x_train, x_test, y_train, y_test = train_test_split(*load_iris(return_X_y=True), random_state=0)
y_train, y_test = tf.keras.utils.to_categorical(y_train), tf.keras.utils.to_categorical(y_test)

tf.keras.utils.set_random_seed(0)
model = tf.keras.Sequential([
    tf.keras.layers.Input((4,)),
    tf.keras.layers.Dense(16, activation="relu"),
    tf.keras.layers.Dense(3, activation="softmax"),
])
model.compile(optimizer="adam", loss=tf.keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
try:
    model.fit(x_train, y_train, epochs=30, verbose=0)
except ValueError as error:
    print("Keras:", error)

# The same loss of fromlogits, on the same labels.
checked = flk.SparseCategoricalCrossentropy.from_config(model.loss.get_config())
try:
    checked(y_train, model(x_train))
except fl.LabelError as error:
    print("fromlogits:", error)
