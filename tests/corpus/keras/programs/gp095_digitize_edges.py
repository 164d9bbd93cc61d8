import keras
import numpy as np
from keras import layers

EDGES = [0, 25, 50, 75]
NAMES = ["low", "medium", "high", "extreme"]

rng = np.random.default_rng(6)
pm = rng.uniform(0, 100, 700)
weather = np.stack([pm / 50 + rng.normal(0, 0.3, 700), rng.normal(size=700), rng.normal(size=700)], axis=1)
level = np.digitize(pm, EDGES)

model = keras.Sequential([
    layers.Input((3,)),
    layers.Dense(16, activation="relu"),
    layers.Dense(len(NAMES)),
])
model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(weather, level, epochs=4, verbose=0)
print([NAMES[k] for k in model.predict(weather[:4], verbose=0).argmax(1)])
