import numpy as np
import pandas as pd
import tensorflow as tf

rng = np.random.default_rng(8)
df = pd.DataFrame(rng.normal(size=(300, 4)), columns=["sepal", "petal", "stem", "root"])
df["grade"] = rng.choice(["poor", "fair", "good"], 300)
df["target"] = df["grade"].map({"poor": 1, "fair": 2, "good": 3})

features = df[["sepal", "petal", "stem", "root"]].values
target = df["target"].values


class Grader(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.h = tf.keras.layers.Dense(12, activation="relu")
        self.o = tf.keras.layers.Dense(3, activation="softmax")

    def call(self, x):
        return self.o(self.h(x))


g = Grader()
g.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
g.fit(features, target, epochs=2, batch_size=30)
