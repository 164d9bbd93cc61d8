import keras
import numpy as np
import pandas as pd
from keras import layers

rng = np.random.default_rng(30)
patients = pd.DataFrame({
    "age": rng.integers(30, 90, 400),
    "bp": rng.normal(130, 15, 400),
    "smoker": rng.integers(0, 2, 400),
})
patients["risk"] = 1 / (1 + np.exp(-(patients.age - 60) / 10 - patients.smoker + 0.5))

features = patients[["age", "bp", "smoker"]].to_numpy() / [60.0, 130.0, 1.0]
labels = patients["risk"].to_numpy().astype("int32")

model = keras.Sequential([
    layers.Input((3,)),
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit(features, labels, epochs=6, verbose=0)
print("mean predicted risk", model.predict(features, verbose=0).mean(), "mean risk", patients.risk.mean())
