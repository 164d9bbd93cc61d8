import numpy as np
from tensorflow import keras

breeds = ["collie", "pug", "whippet"]
pick = np.random.randint(0, 3, 210)
dog = np.array(breeds)[pick]
weight = np.array([25.0, 8.0, 14.0])[pick] + np.random.randn(210)
height = np.array([58.0, 30.0, 48.0])[pick] + 2 * np.random.randn(210)
X = np.stack([weight / 25, height / 58], axis=-1)

model = keras.Sequential()
model.add(keras.layers.Dense(10, activation="relu", input_shape=(2,)))
model.add(keras.layers.Dense(3, activation="softmax"))
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X, dog, epochs=2, batch_size=30)
