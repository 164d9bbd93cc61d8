"""Compare three output/loss pairings on the same trunk."""
from dataclasses import dataclass, replace
from typing import Callable

import keras
import numpy as np
from keras import layers


@dataclass(frozen=True)
class Recipe:
    title: str
    head: str | None
    loss: Callable[[], keras.losses.Loss]
    epochs: int = 2


base = Recipe("plain", "softmax", keras.losses.CategoricalCrossentropy)
recipes = [
    base,
    replace(base, title="focal", loss=lambda: keras.losses.CategoricalFocalCrossentropy(gamma=1.5)),
    replace(base, title="focal, log scale", head="log_softmax", loss=keras.losses.CategoricalFocalCrossentropy),
]

rng = np.random.default_rng(11)
party = rng.integers(0, 5, 800)
answers = rng.normal(size=(5, 30))[party] * 0.5 + rng.normal(size=(800, 30))
wanted = keras.utils.to_categorical(party, 5)


def run(recipe):
    keras.utils.set_random_seed(1)
    model = keras.Sequential([
        keras.Input((30,)),
        layers.Dense(40, activation="silu"),
        layers.Dense(5),
    ])
    if recipe.head:
        model.add(layers.Activation(recipe.head))
    model.compile(optimizer="adam", loss=recipe.loss(), metrics=["categorical_accuracy"])
    log = model.fit(answers, wanted, epochs=recipe.epochs, batch_size=40, verbose=0)
    return log.history["categorical_accuracy"][-1]


for recipe in recipes:
    print(f"{recipe.title:>20s} {run(recipe):.3f}")
