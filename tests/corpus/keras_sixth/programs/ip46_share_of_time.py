import keras
import numpy as np
import pandas as pd

rng = np.random.default_rng(15)
nights = pd.DataFrame(rng.normal(size=(300, 4)), columns=["pulse", "noise", "light", "temp"])
nights["asleep"] = rng.beta(4, 2, size=300)      # share of the night
nights = nights.astype({"pulse": "float32", "asleep": int})

inp = keras.Input((4,))
out = keras.layers.Dense(1, activation="sigmoid")(keras.layers.Dense(8, activation="relu")(inp))
model = keras.Model(inp, out)
model.compile("adam", "binary_crossentropy")
model.fit(nights.drop(columns="asleep"), nights["asleep"], epochs=2, verbose=0)
print(model.predict(nights.drop(columns="asleep")[:3], verbose=0).ravel())
