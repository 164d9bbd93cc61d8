import keras
import numpy as np
from keras import layers
from sklearn.datasets import make_blobs

X, group = make_blobs(n_samples=300, centers=5, n_features=3, random_state=2)
Y = keras.utils.to_categorical(group, num_classes=5)

i = keras.Input((3,))
h = layers.Dense(16, activation="relu")(i)
z = layers.Dense(4)(h)
model = keras.Model(i, z)
model.compile(optimizer="adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True))
model.fit(X, Y, epochs=2)
