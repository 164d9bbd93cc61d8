"""Breast cancer with Keras on PyTorch. The model gives raw scores, and the loss cuts off what is no probability."""

import os

os.environ["KERAS_BACKEND"] = "torch"

import keras
from keras import layers
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

import fromlogits as fl
import fromlogits.keras as flk

x, y = load_breast_cancer(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(StandardScaler().fit_transform(x), y, random_state=0)

keras.utils.set_random_seed(0)
model = keras.Sequential([
    keras.Input((30,)),
    layers.Dense(16, activation="relu"),
    layers.Dense(1),
])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.BinaryCrossentropy(from_logits=False))
model.fit(x_train, y_train, batch_size=128, epochs=20, verbose=0)

loss = model.evaluate(x_test, y_test, verbose=0)
scores = model.predict(x_test, verbose=0)[:, 0]
truth = fl.binary_cross_entropy(scores, y_test)
accuracy = ((scores > 0) == y_test).mean()
print(f"loss by Keras {loss:.4f}, cross-entropy of its predictions {truth:.4f}, accuracy {accuracy:.4f}")

# The same loss of fromlogits, on the same output.
checked = flk.BinaryCrossentropy.from_config(model.loss.get_config())
try:
    checked(y_test, model(x_test))
except fl.OutputKindError as error:
    print("fromlogits:", error)
