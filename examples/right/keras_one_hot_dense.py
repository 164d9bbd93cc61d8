"""Iris with tf.keras. The labels are one-hot, and so are those that the loss wants."""

import tensorflow as tf
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split

import fromlogits as fl

x_train, x_test, y_train, y_test = train_test_split(*load_iris(return_X_y=True), random_state=0)
y_train, y_test = tf.keras.utils.to_categorical(y_train), tf.keras.utils.to_categorical(y_test)

tf.keras.utils.set_random_seed(0)
model = tf.keras.Sequential([
    tf.keras.layers.Input((4,)),
    tf.keras.layers.Dense(16, activation="relu"),
    tf.keras.layers.Dense(3, activation="softmax"),
])
model.compile(optimizer="adam", loss=tf.keras.losses.CategoricalCrossentropy(), metrics=["accuracy"])
model.fit(x_train, y_train, epochs=30, verbose=0)

loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
probabilities = model.predict(x_test, verbose=0)
truth = fl.cross_entropy(probabilities, y_test, kind="probabilities")
sparse = tf.keras.losses.SparseCategoricalCrossentropy()(y_test.argmax(axis=1), probabilities)
print(f"loss by Keras {loss:.4f}, of class ids {sparse:.4f}, cross-entropy of its predictions {truth:.4f}, accuracy {accuracy:.4f}")
