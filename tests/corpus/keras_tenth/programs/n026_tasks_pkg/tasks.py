from dataclasses import dataclass

import keras


@dataclass(frozen=True)
class Task:
    name: str
    units: int
    logits: bool

    @property
    def activation(self):
        if self.logits:
            return "linear"
        return "sigmoid" if self.units == 1 else "softmax"

    def loss(self):
        if self.units == 1:
            return keras.losses.BinaryCrossentropy(from_logits=self.logits)
        return keras.losses.SparseCategoricalCrossentropy(from_logits=self.logits)


TASKS = {t.name: t for t in (Task("digit", 10, True), Task("even", 1, False))}
