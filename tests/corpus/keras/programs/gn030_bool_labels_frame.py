import os

import keras
import numpy as np
import pandas as pd

EPOCHS = int(os.environ.get("EPOCHS", "3"))
rng = np.random.default_rng(13)
bank = pd.DataFrame({"age": rng.integers(18, 90, 500), "balance": rng.normal(1200, 900, 500)})
bank["answer"] = np.where(bank.balance + 10 * bank.age > 1700, "yes", "no")
y = bank["answer"] == "yes"
x = bank[["age", "balance"]].to_numpy("float32") / np.array([90, 3000], dtype="float32")

model = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(8, activation="relu"),
                          keras.layers.Dense(1, activation="sigmoid")])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy", "AUC"])
model.fit(x, y.to_numpy(), epochs=EPOCHS, verbose=0)
print(model.evaluate(x, y.to_numpy(), verbose=0))
