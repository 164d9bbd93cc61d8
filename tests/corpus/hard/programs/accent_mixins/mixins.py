import keras
from keras import layers


class NormalisedInput:
    def call(self, x):
        return super().call((x - keras.ops.mean(x, axis=-1, keepdims=True)) / 2.0)


class ProbabilityOutput:
    """makes sure that predict() returns rows that sum to one"""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.to_probability = layers.Softmax(axis=-1)

    def call(self, x):
        return self.to_probability(super().call(x))
