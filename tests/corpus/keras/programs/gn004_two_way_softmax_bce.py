import keras
import numpy as np
import pandas as pd
from keras import layers

rng = np.random.default_rng(17)
df = pd.DataFrame(rng.normal(size=(300, 6)), columns=list("abcdef"))
df["target"] = np.where(df.a * df.b > 0, "yes", "no")
Y = pd.get_dummies(df.pop("target")).to_numpy(dtype="float32")

model = keras.Sequential([
    layers.Input((6,)),
    layers.Dense(32, activation="relu"),
    layers.Dense(2, activation="softmax"),
])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(df.to_numpy(), Y, epochs=3, verbose=0)
print(model.predict(df.to_numpy()[:3], verbose=0))
