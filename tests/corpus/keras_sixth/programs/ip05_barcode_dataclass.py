from __future__ import annotations

from dataclasses import dataclass, field

import keras
import numpy as np


@dataclass
class Training:
    widths: list[int] = field(default_factory=lambda: [32, 16])
    loss: keras.losses.Loss = field(default_factory=keras.losses.BinaryCrossentropy)
    epochs: int = 2
    net: keras.Model = field(init=False)

    def __post_init__(self):
        stack = [keras.layers.Dense(w, activation="relu") for w in self.widths]
        self.net = keras.Sequential([keras.Input((12,)), *stack, keras.layers.Dense(1)])
        self.net.compile(optimizer="adam", loss=self.loss)

    def run(self, x, y):
        return self.net.fit(x, y, epochs=self.epochs, verbose=0).history["loss"]


rs = np.random.RandomState(11)
scan = rs.randn(400, 12)
readable = (scan[:, 0] - scan[:, 5] > 0).astype(int)
print(Training(widths=[24]).run(scan, readable))
