import keras
import numpy as np
import pandas as pd

rng = np.random.default_rng(11)
penguins = pd.DataFrame({
    "bill": rng.normal(44, 5, 330),
    "flipper": rng.normal(200, 14, 330),
    "species": rng.choice(["Adelie", "Chinstrap", "Gentoo"], 330),
})
X = penguins[["bill", "flipper"]]
X = (X - X.mean()) / X.std()
y = pd.get_dummies(penguins["species"]).astype("float32")

model = keras.Sequential([
    keras.layers.Input((2,)),
    keras.layers.Dense(12, activation="relu"),
    keras.layers.Dense(3),
])
model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(X.to_numpy(), y.to_numpy(), epochs=3, verbose=0)
