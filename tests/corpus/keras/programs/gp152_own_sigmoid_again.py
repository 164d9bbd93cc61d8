import keras
import numpy as np
from keras import layers


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


rng = np.random.default_rng(1)
x = rng.normal(size=(400, 5))
y = (x[:, 0] > x[:, 1]).astype(int)
model = keras.Sequential([layers.Input((5,)), layers.Dense(10, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x, y, epochs=5, verbose=0)

risk = sigmoid(model.predict(x, verbose=0)).ravel()
print("lowest risk %.2f, highest risk %.2f" % (risk.min(), risk.max()))
