"""Mixture of experts: a gate and softmax experts, the mixture is a distribution again."""
import keras
import numpy as np
from keras import layers, ops


class MixtureOfExperts(keras.Model):
    def __init__(self, experts, classes, width=16):
        super().__init__()
        self.gate = layers.Dense(experts, activation="softmax")
        self.experts = [
            keras.Sequential([layers.Dense(width, activation="tanh"), layers.Dense(classes, activation="softmax")])
            for _ in range(experts)
        ]

    def call(self, x):
        weight = ops.expand_dims(self.gate(x), -1)
        opinions = ops.stack([expert(x) for expert in self.experts], axis=1)
        return ops.sum(weight * opinions, axis=1)


rng = np.random.default_rng(4)
region = rng.integers(0, 3, 600)
x = rng.normal(size=(600, 5)) + 3 * rng.normal(size=(3, 5))[region]
y = (np.sign(x[:, 0] * (region - 1)) + 1).astype("int64")

moe = MixtureOfExperts(3, 3)
moe.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=False), metrics=["accuracy"])
moe.fit(x, y, epochs=3, batch_size=50, verbose=0)
print(moe.evaluate(x, y, verbose=0), moe.predict(x[:2], verbose=0).sum(axis=1))
