"""Ordinal target: 5 pain levels, 4 'more than k' questions (Cheng et al. 2008)."""
import keras
import numpy as np
import pandas as pd
from keras import layers

LEVELS = ["none", "mild", "moderate", "severe", "worst"]
rng = np.random.default_rng(46)
visits = pd.DataFrame(rng.normal(size=(500, 8)), columns=[f"m{i}" for i in range(8)])
latent = visits.m0 + 0.5 * visits.m1 + rng.normal(0, 0.3, 500)
visits["pain"] = pd.Categorical(np.array(LEVELS)[np.digitize(latent, [-1, -0.3, 0.4, 1.1])],
                                categories=LEVELS, ordered=True)

level = visits["pain"].cat.codes.to_numpy()
thresholds = np.arange(len(LEVELS) - 1)
above = (level[:, None] > thresholds).astype("float32")
X = visits.filter(like="m").to_numpy("float32")[:, :8]

inputs = keras.Input((8,))
h = layers.Dense(24, activation="relu")(inputs)
h = layers.Dense(12, activation="relu")(h)
outputs = layers.Dense(len(LEVELS) - 1, activation="sigmoid")(h)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["binary_accuracy"])
model.fit(X, above, batch_size=25, epochs=3, verbose=0)

guess = (model.predict(X, verbose=0) > 0.5).sum(axis=1)
print("mean distance", np.abs(guess - level).mean(), LEVELS[guess[0]])
