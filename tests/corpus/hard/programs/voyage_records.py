import random
from dataclasses import astuple, dataclass, field
from typing import List

import keras
import numpy as np


@dataclass
class Passenger:
    age: float
    fare: float
    deck: int
    outcome: str


def manifest(n, seed=0) -> List[Passenger]:
    rnd = random.Random(seed)
    people = []
    for _ in range(n):
        deck = rnd.randint(1, 3)
        fare = rnd.gauss(90 / deck, 5)
        saved = rnd.random() < 0.25 + 0.02 * fare / 2
        people.append(Passenger(rnd.uniform(1, 80), fare, deck, "survived" if saved else "lost"))
    return people


@dataclass
class Experiment:
    epochs: int = 3
    hidden: List[int] = field(default_factory=lambda: [16, 8])
    loss: str = "binary_crossentropy"

    def network(self, n_in):
        layers = [keras.layers.Input((n_in,)), keras.layers.Normalization()]
        layers += [keras.layers.Dense(h, activation="relu") for h in self.hidden]
        layers += [keras.layers.Dense(1, activation="sigmoid")]
        return keras.Sequential(layers)

    def run(self, people):
        rows = [astuple(p) for p in people]
        x = np.array([r[:3] for r in rows], dtype="float32")
        y = np.array([r[3] for r in rows])
        net = self.network(x.shape[1])
        net.layers[0].adapt(x)
        net.compile(optimizer="adam", loss=self.loss, metrics=["accuracy"])
        return net.fit(x, y, epochs=self.epochs, batch_size=32, verbose=0).history


if __name__ == "__main__":
    print(Experiment().run(manifest(300)))
