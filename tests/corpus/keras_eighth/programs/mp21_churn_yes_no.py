import keras
import numpy as np

rng = np.random.default_rng(5)
minutes = rng.gamma(2.0, 60, 400)
complaints = rng.poisson(0.7, 400)
left = np.where(complaints * 40 > minutes, "yes", "no")
X = np.c_[minutes / 100, complaints]

model = keras.Sequential()
model.add(keras.Input((2,)))
model.add(keras.layers.Dense(8, activation="relu"))
model.add(keras.layers.Dense(1, activation="sigmoid"))
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(X, left, epochs=4)
