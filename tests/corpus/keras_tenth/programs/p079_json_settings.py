import json

import keras
import numpy as np

SETTINGS = json.loads("""
{
  "model": {"units": [32, 16], "classes": 4, "final_activation": "softmax"},
  "loss": {"class_name": "SparseCategoricalCrossentropy", "config": {"from_logits": true}},
  "fit": {"epochs": 2, "batch_size": 32, "verbose": 0}
}
""")


def build(model_cfg):
    stack = [keras.layers.Dense(u, activation="relu") for u in model_cfg["units"]]
    stack.append(keras.layers.Dense(model_cfg["classes"], activation=model_cfg["final_activation"]))
    return keras.Sequential(stack)


loss_cfg = SETTINGS["loss"]
loss = getattr(keras.losses, loss_cfg["class_name"])(**loss_cfg["config"])
net = build(SETTINGS["model"])
net.compile("adam", loss=loss)

rng = np.random.default_rng(0)
zone = rng.integers(0, 4, 256)
soil = rng.normal(size=(4, 8))[zone] + rng.normal(size=(256, 8))
net.fit(soil, zone, **SETTINGS["fit"])
