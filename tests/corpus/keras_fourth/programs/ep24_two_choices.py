"""First choice counts 0.7, second choice 0.3."""
import keras
import numpy as np
from keras import layers

N, PARTIES = 500, 4
rng = np.random.default_rng(40)
first = rng.integers(0, PARTIES, N)
second = (first + rng.integers(1, PARTIES, N)) % PARTIES
views = rng.normal(size=(PARTIES, 10))[first] + 0.5 * rng.normal(size=(PARTIES, 10))[second]

target = np.zeros((N, PARTIES), dtype=int)
rows = np.arange(N)
target[rows, first] = 0.7
target[rows, second] = 0.3

inputs = keras.Input((10,))
hidden = layers.Dense(20, activation="mish")(inputs)
outputs = layers.Dense(PARTIES, activation="softmax")(hidden)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adamax", loss="categorical_crossentropy")
model.fit(views, target, epochs=2, verbose=0)
print(model.predict(views[:3], verbose=0).round(2), target[:3])
