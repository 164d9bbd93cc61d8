import keras
import numpy as np
import pandas as pd

rng = np.random.default_rng(3)
df = pd.DataFrame({"glucose": rng.normal(120, 30, 300), "bmi": rng.normal(32, 7, 300), "age": rng.integers(21, 80, 300)})
df["diabetic"] = (df.glucose + df.bmi > 160).astype(int)
X = ((df - df.mean()) / df.std()).drop(columns="diabetic").to_numpy()
y = df.diabetic.to_numpy()

model = keras.models.Sequential()
model.add(keras.layers.Dense(12, input_shape=(3,), activation="relu"))
model.add(keras.layers.Dense(8, activation="relu"))
model.add(keras.layers.Dense(1, activation="relu"))
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(X, y, epochs=10, batch_size=10, verbose=0)
print("Accuracy: %.2f" % (model.evaluate(X, y, verbose=0)[1] * 100))
