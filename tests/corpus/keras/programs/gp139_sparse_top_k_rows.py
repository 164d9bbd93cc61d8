import keras
import numpy as np
from keras import layers

N = 8
rng = np.random.default_rng(90)
dialect = rng.integers(0, N, 400)
x = rng.normal(size=(N, 16))[dialect] + rng.normal(size=(400, 16))
y = np.identity(N, dtype="float32")[dialect]

m = keras.Sequential([layers.Input((16,)), layers.Dense(32, activation="relu"), layers.Dense(N)])
m.compile(
    optimizer="adam",
    loss=keras.losses.CategoricalCrossentropy(from_logits=True),
    metrics=["categorical_accuracy", "sparse_top_k_categorical_accuracy"],
)
m.fit(x, y, epochs=2, verbose=0)
