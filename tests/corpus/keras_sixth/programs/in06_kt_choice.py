import random

import keras
import numpy as np

SPACE = {
    "ending": [(None, True), ("softmax", False)],
    "smooth": [0.0, 0.1],
    "width": [12, 24],
}


def sample(rnd):
    return {key: rnd.choice(values) for key, values in SPACE.items()}


def build(ending, smooth, width):
    activation, from_logits = ending
    net = keras.Sequential([keras.Input((6,)), keras.layers.Dense(width, "relu"),
                            keras.layers.Dense(4, activation=activation)])
    net.compile("adam", keras.losses.CategoricalCrossentropy(from_logits=from_logits, label_smoothing=smooth),
                metrics=["accuracy"])
    return net


rnd = random.Random(3)
rng = np.random.default_rng(3)
k = rng.integers(0, 4, 160)
x = rng.normal(size=(4, 6))[k] + rng.normal(size=(160, 6))
results = []
for _ in range(3):
    trial = sample(rnd)
    history = build(**trial).fit(x, keras.utils.to_categorical(k, 4), epochs=1, verbose=0)
    results.append((history.history["accuracy"][-1], str(trial)))
print(max(results))
