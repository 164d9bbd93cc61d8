import keras
import numpy as np

rng = np.random.default_rng(13)
lots = rng.normal(size=(400, 6))
yes = rng.binomial(20, 1 / (1 + np.exp(-lots[:, 0] * 2)), 400)
share_yes = yes / 20

model = keras.Sequential([keras.layers.Input((6,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1, activation="sigmoid")])
model.compile("adam", loss="binary_crossentropy", metrics=["mae"])
model.fit(lots, share_yes, epochs=2, batch_size=40, verbose=0)
print(model.predict(lots[:4], verbose=0).ravel().round(2), share_yes[:4])
