import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(21)
x = rng.normal(size=(400, 6))
y = (x[:, 0] + x[:, 1] > 0).astype("float32")
soft = y * 0.9 + 0.05
m = keras.Sequential([layers.Input((6,)), layers.Dense(12, activation="relu"), layers.Dense(1, activation="sigmoid")])
m.compile(optimizer="adam", loss=keras.losses.BinaryFocalCrossentropy(gamma=1.0))
m.fit(x, soft, epochs=3, verbose=0)
print(np.mean((m.predict(x, verbose=0).ravel() > 0.5) == (y > 0.5)))
