import keras
import numpy as np
import pandas as pd
from keras import layers

rng = np.random.default_rng(3)
houses = pd.DataFrame({"rooms": rng.integers(1, 7, 300), "area": rng.gamma(5, 20, 300)})
houses["price"] = houses.area * 2000 + houses.rooms * 10000 + rng.normal(0, 20000, 300)
houses["band"] = pd.cut(houses.price, bins=[-np.inf, 150_000, 250_000, np.inf], labels=["low", "mid", "high"])

X = houses[["rooms", "area"]].to_numpy() / [5, 100]
y = houses["band"].to_numpy()
net = keras.Sequential([layers.Input((2,)), layers.Dense(16, activation="relu"), layers.Dense(3, activation="softmax")])
net.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
net.fit(X, y, epochs=3, verbose=0)
