import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(23)
x = rng.normal(size=(300, 5))
y = (x[:, [0]] > x[:, [1]]).astype("float32")
model = keras.Sequential([layers.Input((5,)), layers.Dense(12, activation="relu"), layers.Dense(1, activation="sigmoid")])
model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy())
model.fit(x, y, epochs=3, verbose=0)
p = model.predict(x, verbose=0)
print("error rate", (np.abs(p - y) > 0.5).mean(), "again", np.mean(np.round(p) != y))
