import keras
import numpy as np
import pandas as pd

rng = np.random.default_rng(61)
t = pd.DataFrame({"a": rng.normal(size=200), "b": rng.normal(size=200), "r": rng.choice(["pos", "neg", "n/a"], 200)})
t["y"] = t["r"].map({"pos": 1, "neg": 0})
t = t.dropna(subset=["y"])
x, y = t[["a", "b"]].to_numpy(), t["y"].astype(int).to_numpy()
m = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(6, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
m.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
m.fit(x, y, epochs=2, verbose=0)
print(m.evaluate(x, y, verbose=0))
