import enum

import keras


class Output(enum.Enum):
    SCORE = "score"
    CHANCE = "chance"

    @property
    def activation(self):
        return {Output.SCORE: "linear", Output.CHANCE: "sigmoid"}[self]

    @property
    def raw(self):
        return self is Output.SCORE

    def loss(self):
        return keras.losses.BinaryFocalCrossentropy(gamma=1.5, from_logits=self.raw)

    def metrics(self):
        cut = 0.0 if self.raw else 0.5
        return [keras.metrics.BinaryAccuracy(threshold=cut, name="acc"),
                keras.metrics.AUC(from_logits=self.raw, name="auc")]

    def decide(self, values):
        return values > (0.0 if self.raw else 0.5)
