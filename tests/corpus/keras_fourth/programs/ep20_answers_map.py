import numpy as np
import pandas as pd
import tensorflow as tf

np.random.seed(0)
df = pd.DataFrame({
    "age": np.random.randint(18, 90, 400),
    "income": np.random.lognormal(10, 0.4, 400),
    "answer": np.random.choice(["yes", "no", "don't know"], 400, p=[0.45, 0.45, 0.1]),
})
df["target"] = df["answer"].map({"no": 0, "yes": 1})

features = (df[["age", "income"]] - df[["age", "income"]].mean()) / df[["age", "income"]].std()

model = tf.keras.models.Sequential()
model.add(tf.keras.layers.Dense(8, activation="relu", input_shape=(2,)))
model.add(tf.keras.layers.Dense(1, activation="sigmoid"))
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(features.values, df["target"].values, epochs=2, batch_size=32)
