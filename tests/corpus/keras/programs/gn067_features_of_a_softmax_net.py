import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(2)
y = rng.integers(0, 6, 300)
x = rng.normal(size=(6, 9))[y] + rng.normal(size=(300, 9))
old = keras.Sequential([layers.Input((9,)), layers.Dense(24, activation="relu"), layers.Dense(6, activation="softmax")])
old.compile("adam", "sparse_categorical_crossentropy")
old.fit(x, y, epochs=2, verbose=0)
h = old.layers[-2].output
new = keras.Model(old.inputs, layers.Dense(2, activation="softmax")(h))
new.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
new.fit(x, y % 2, epochs=2, verbose=0)
print(new.evaluate(x, y % 2, verbose=0))
