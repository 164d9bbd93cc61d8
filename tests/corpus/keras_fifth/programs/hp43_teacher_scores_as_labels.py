import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = X / 16


def net(width, name):
    i = layers.Input((64,))
    h = layers.Dense(width, activation="relu")(i)
    return keras.Model(i, layers.Dense(10)(h), name=name)


teacher = net(64, "teacher")
teacher.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
teacher.fit(X, y, epochs=3, verbose=0)

soft_labels = teacher.predict(X, verbose=0)
student = net(12, "student")
student.compile("adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True))
student.fit(X, soft_labels, epochs=2, verbose=0)
print("student", (student.predict(X, verbose=0).argmax(1) == y).mean())
