import keras
import numpy as np
import pandas as pd

KNOWN = ["bus", "tram", "metro"]
trips = pd.DataFrame({
    "mode": ["bus", "tram", "ferry", "metro", "bus", "ferry", "tram", "metro"] * 20,
    "km": np.random.default_rng(0).gamma(2.0, 2.0, 160),
})
y = pd.Categorical(trips["mode"], categories=KNOWN).codes.astype("int64")
x = trips[["km"]].to_numpy()

inp = keras.Input((1,))
scores = keras.layers.Dense(len(KNOWN))(keras.layers.Dense(8, activation="relu")(inp))
model = keras.Model(inp, scores)
model.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(x, y, epochs=1, verbose=0)
