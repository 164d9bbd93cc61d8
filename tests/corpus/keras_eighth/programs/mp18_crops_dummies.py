import keras
import numpy as np
import pandas as pd

rng = np.random.default_rng(9)
crop = rng.choice(["maize", "rice", "soy", "wheat"], 320)
centre = {c: rng.normal(size=5) for c in np.unique(crop)}
df = pd.DataFrame([centre[c] + 0.4 * rng.normal(size=5) for c in crop], columns=list("NPKhr"))
df["crop"] = crop

target = pd.get_dummies(df.pop("crop"), dtype=float)
print(target.columns.tolist())

model = keras.Sequential([
    keras.layers.Input((5,)),
    keras.layers.Normalization(),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(target.shape[1], activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(df.to_numpy(), target.to_numpy(), epochs=5)
