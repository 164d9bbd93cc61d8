import keras
import numpy as np

rng = np.random.default_rng(0)
x = rng.normal(size=(300, 4))
y = (x[:, 0] > 0).astype("float32")
brier = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)])
brier.compile(optimizer="adam", loss="mse", metrics=["mae"])
brier.fit(x, y, epochs=5, verbose=0)
p = brier.predict(x, verbose=0).flatten()
print("accuracy", ((p > 0.5) == y).mean())
