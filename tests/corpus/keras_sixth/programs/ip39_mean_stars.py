import keras
import numpy as np
import pandas as pd

rng = np.random.default_rng(4)
reviews = pd.DataFrame({"film": rng.integers(0, 80, 600), "stars": rng.integers(0, 5, 600)})
stars = reviews.groupby("film")["stars"].mean()
plots = rng.normal(size=(len(stars), 12))

inp = keras.Input((12,))
h = keras.layers.Dense(16, activation="relu")(inp)
model = keras.Model(inp, keras.layers.Dense(5, activation="softmax")(h))
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(plots, stars.to_numpy(), epochs=2, verbose=0)
print(model.predict(plots[:2], verbose=0).round(2))
