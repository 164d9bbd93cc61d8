import json

import keras
import numpy as np
from keras import layers

EXPERIMENT = json.loads("""
{
  "name": "gait-07",
  "window": 20,
  "head": {"units": 3, "activation": "sigmoid"},
  "loss": {"class_name": "CategoricalCrossentropy", "config": {"label_smoothing": 0.05}},
  "optimizer": {"class_name": "Adam", "config": {"learning_rate": 0.002}}
}
""")
GAITS = ("walk", "trot", "gallop")

rng = np.random.default_rng(23)
gait = rng.choice(len(GAITS), 450)
t = np.linspace(0, 6.28, EXPERIMENT["window"])
wave = np.sin(t[None, :] * (1 + gait[:, None]) + rng.uniform(0, 6.28, (450, 1)))
wave = (wave + 0.2 * rng.normal(size=wave.shape))[..., None]
target = np.zeros((450, len(GAITS)))
target[np.arange(450), gait] = 1.0

model = keras.Sequential(name=EXPERIMENT["name"])
model.add(keras.Input((EXPERIMENT["window"], 1)))
model.add(layers.Conv1D(12, 5, activation="relu"))
model.add(layers.GRU(16))
model.add(layers.Dense(**EXPERIMENT["head"]))
model.compile(
    optimizer=keras.optimizers.deserialize(EXPERIMENT["optimizer"]),
    loss=keras.losses.deserialize(EXPERIMENT["loss"]),
    metrics=["categorical_accuracy"],
)
model.fit(wave, target, epochs=2, batch_size=45, verbose=2)
