import keras
import numpy as np
import pandas as pd

loans = pd.DataFrame({
    "income": [31, 54, 22, 78, 45, 61, 38, 29, 90, 50],
    "debt": [12, 4, 15, 2, 9, 3, 11, 14, 1, 6],
    "default": [1, 0, 1, 0, None, 0, 0, 1, 0, None],
})
x = loans[["income", "debt"]].to_numpy(dtype="float32")
x = (x - x.mean(0)) / x.std(0)
y = loans["default"].to_numpy(dtype="float32")

model = keras.Sequential([
    keras.layers.Input((2,)),
    keras.layers.Dense(8, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer="adam")
hist = model.fit(x, y, epochs=5, verbose=0)
print(hist.history["loss"])
print(model.predict(x, verbose=0).ravel())
