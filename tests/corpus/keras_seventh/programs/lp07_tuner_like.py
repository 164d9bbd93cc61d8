import random

import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_wine


class Trial:
    """A very small stand-in for keras_tuner.HyperParameters."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.values = {}

    def Int(self, name, low, high, step=1):
        return self.values.setdefault(name, self.random.randrange(low, high + 1, step))

    def Choice(self, name, options):
        return self.values.setdefault(name, self.random.choice(options))

    def Boolean(self, name, default=False):
        return self.values.setdefault(name, self.random.random() < 0.5)


def build_model(hp):
    model = keras.Sequential([keras.Input((13,))])
    for i in range(hp.Int("n_layers", 1, 2)):
        model.add(layers.Dense(hp.Int(f"units_{i}", 16, 48, step=16), activation=hp.Choice("activation", ["relu", "tanh"])))
        if hp.Boolean("dropout"):
            model.add(layers.Dropout(0.2))
    model.add(layers.Dense(3))
    model.compile(
        optimizer=keras.optimizers.Adam(hp.Choice("lr", [1e-2, 1e-3])),
        loss="sparse_categorical_crossentropy",
        metrics=["accuracy"],
    )
    return model


X, y = load_wine(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)
results = []
for seed in range(2):
    hp = Trial(seed)
    candidate = build_model(hp)
    candidate.fit(X, y, epochs=2, verbose=0)
    results.append((candidate.evaluate(X, y, verbose=0)[1], hp.values))
print(max(results, key=lambda r: r[0]))
