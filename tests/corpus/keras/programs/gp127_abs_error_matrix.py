import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(23)
x = rng.normal(size=(500, 9))
y = (x[:, 2] - x[:, 5] > 0).astype("float64")

model = keras.Sequential([layers.Input((9,)), layers.Dense(24, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.BinaryCrossentropy())
model.fit(x[:400], y[:400], epochs=10, verbose=0)

p = model.predict(x[400:], verbose=0)
wrong = np.abs(p - y[400:]) > 0.5
print("error rate", wrong.mean())
