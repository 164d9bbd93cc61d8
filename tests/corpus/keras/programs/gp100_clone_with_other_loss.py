import keras
import numpy as np
from keras import layers
from keras.models import clone_model

rng = np.random.default_rng(40)
y = rng.integers(0, 5, 400)
x = rng.normal(size=(5, 12))[y] + rng.normal(size=(400, 12))

reference = keras.Sequential([
    layers.Input((12,)),
    layers.Dense(32, activation="relu"),
    layers.Dense(5, activation="softmax"),
])
reference.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])

results = {}
for name, loss in [
    ("probabilities", keras.losses.SparseCategoricalCrossentropy()),
    ("stable", keras.losses.SparseCategoricalCrossentropy(from_logits=True)),
]:
    m = clone_model(reference)
    m.compile(optimizer="sgd", loss=loss, metrics=["accuracy"])
    results[name] = m.fit(x, y, epochs=5, verbose=0).history["accuracy"][-1]
print(results)
