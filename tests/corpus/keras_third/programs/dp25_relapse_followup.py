import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(27)
age = rng.normal(55, 12, 400)
marker = rng.gamma(2, 1, 400)
marker[rng.random(400) < 0.1] = np.nan
relapse = (rng.random(400) < 0.2 + 0.1 * (age > 60)).astype("float32")
moved_away = rng.choice(400, 70, replace=False)
relapse[moved_away] = np.nan

marker = np.where(np.isnan(marker), np.nanmedian(marker), marker)
X = np.column_stack([(age - age.mean()) / age.std(), marker - marker.mean()])

inp = layers.Input((2,))
h = layers.Dense(10, activation="relu")(inp)
out = layers.Dense(1, activation="sigmoid")(h)
model = keras.Model(inp, out)
model.compile(optimizer="adam", loss="binary_crossentropy")
hist = model.fit(X, relapse, epochs=2, batch_size=40, verbose=0)
print(hist.history["loss"])
