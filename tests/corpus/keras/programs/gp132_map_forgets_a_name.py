import keras
import numpy as np
import pandas as pd

rng = np.random.default_rng(60)
trials = pd.DataFrame({
    "dose": rng.uniform(0, 5, 240),
    "age": rng.integers(20, 70, 240),
    "outcome": rng.choice(["cured", "not cured", "unknown"], 240, p=[0.5, 0.4, 0.1]),
})
trials["y"] = trials["outcome"].map({"cured": 1, "not cured": 0})

x = np.c_[trials.dose / 5, trials.age / 70].astype("float32")
model = keras.Sequential([
    keras.layers.Input((2,)),
    keras.layers.Dense(8, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy")
model.fit(x, trials["y"].to_numpy("float32"), epochs=3, verbose=0)
print(model.evaluate(x, trials["y"].to_numpy("float32"), verbose=0))
