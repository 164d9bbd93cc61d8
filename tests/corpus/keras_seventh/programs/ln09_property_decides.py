import dataclasses

import keras
import numpy as np


@dataclasses.dataclass(frozen=True)
class HeadConfig:
    classes: int
    stable: bool = True

    @property
    def activation(self):
        return None if self.stable else ("softmax" if self.classes > 1 else "sigmoid")

    @property
    def units(self):
        return self.classes

    def loss(self):
        kind = "SparseCategoricalCrossentropy" if self.classes > 1 else "BinaryCrossentropy"
        return getattr(keras.losses, kind)(from_logits=self.stable)


def net(cfg, d=5):
    m = keras.Sequential([keras.Input((d,)), keras.layers.Dense(cfg.units, activation=cfg.activation)])
    m.compile("sgd", cfg.loss())
    return m


rng = np.random.default_rng(58)
x = rng.normal(size=(120, 5))
three = rng.integers(0, 3, 120)
for cfg in (HeadConfig(3), dataclasses.replace(HeadConfig(3), stable=False), HeadConfig(1)):
    y = three if cfg.classes > 1 else (three > 1).astype("float32")[:, None]
    print(cfg, round(net(cfg).fit(x, y, verbose=0).history["loss"][0], 3))
