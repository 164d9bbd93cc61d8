import numpy as np
import pandas as pd
from keras import Sequential
from keras.layers import Dense, Input

rng = np.random.default_rng(3)
farms = pd.DataFrame({"ph": rng.normal(6.5, 0.6, 300), "sand": rng.uniform(0, 1, 300), "clay": rng.uniform(0, 1, 300)})
crop = pd.Series(rng.choice(["barley", "maize", "rye", "unknown"], 300))
farms["crop"] = crop.where(crop != "unknown").astype("category")

codes = farms["crop"].cat.codes          # -1 where the crop is unknown
known = codes >= 0
X = farms.loc[known, ["ph", "sand", "clay"]].to_numpy("float32")
y = codes[known].to_numpy()

model = Sequential([Input((3,)), Dense(16, activation="relu"), Dense(farms["crop"].cat.categories.size, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X, y, epochs=3, verbose=0)
print(dict(zip(farms["crop"].cat.categories, model.predict(X[:1], verbose=0)[0].round(2))))
