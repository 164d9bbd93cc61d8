import json

import keras
import numpy as np

RUN = json.loads("""{
  "name": "valve state",
  "layers": [24, 12],
  "classes": 3,
  "loss": {"class_name": "SparseCategoricalCrossentropy", "config": {"ignore_class": null}}
}""")

rng = np.random.default_rng(2)
state = rng.integers(0, RUN["classes"], 400)
sound = rng.normal(size=(RUN["classes"], 10))[state] + 0.5 * rng.normal(size=(400, 10))

model = keras.Sequential(
    [keras.Input((10,))]
    + [keras.layers.Dense(w, activation="tanh") for w in RUN["layers"]]
    + [keras.layers.Dense(RUN["classes"], name="state")]
)
model.compile(optimizer="nadam", loss=keras.losses.get(RUN["loss"]))
model.fit(sound, state, epochs=3, verbose=0)
print(RUN["name"], (model.predict(sound, verbose=0).argmax(1) == state).mean())
