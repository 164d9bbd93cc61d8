"""Breast cancer with Keras on PyTorch. The model ends in a sigmoid, and the loss is told so."""

import os

os.environ["KERAS_BACKEND"] = "torch"

import keras
from keras import layers
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

import fromlogits as fl

x, y = load_breast_cancer(return_X_y=True)
x_train, x_test, y_train, y_test = train_test_split(StandardScaler().fit_transform(x), y, random_state=0)

keras.utils.set_random_seed(0)
model = keras.Sequential([
    keras.Input((30,)),
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.BinaryCrossentropy(from_logits=False))
model.fit(x_train, y_train, batch_size=128, epochs=20, verbose=0)

loss = model.evaluate(x_test, y_test, verbose=0)
probabilities = model.predict(x_test, verbose=0)[:, 0]
truth = fl.binary_cross_entropy(probabilities, y_test, kind="probabilities")
accuracy = ((probabilities > 0.5) == y_test).mean()
print(f"loss by Keras {loss:.4f}, cross-entropy of its predictions {truth:.4f}, accuracy {accuracy:.4f}")
