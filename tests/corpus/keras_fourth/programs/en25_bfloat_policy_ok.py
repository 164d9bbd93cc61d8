"""Grain classifier under a mixed_bfloat16 policy."""
import keras
import numpy as np
from keras import layers

keras.config.set_dtype_policy("mixed_bfloat16")


class Classifier(keras.Model):
    def __init__(self, classes, widths=(64, 32)):
        super().__init__()
        self.trunk = [layers.Dense(w, activation="relu") for w in widths]
        self.scores = layers.Dense(classes, dtype="float32")
        self.probabilities = layers.Activation("softmax", dtype="float32")

    def features(self, x):
        for layer in self.trunk:
            x = layer(x)
        return x

    def call(self, x):
        return self.probabilities(self.scores(self.features(x)))


rng = np.random.default_rng(14)
grain = rng.integers(0, 5, 400)
spectrum = rng.normal(size=(5, 20))[grain] + 0.5 * rng.normal(size=(400, 20))

try:
    model = Classifier(5)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(spectrum, grain, epochs=3, batch_size=40, verbose=0)
    print(model.evaluate(spectrum, grain, verbose=0))
finally:
    keras.config.set_dtype_policy("float32")
