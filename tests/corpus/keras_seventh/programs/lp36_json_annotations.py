import json

import keras
import numpy as np

ANNOTATIONS = json.loads("""[
  {"x": [0.1, 1.2], "y": 0}, {"x": [1.1, 0.2], "y": 1}, {"x": [0.9, 0.8], "y": [0, 0, 1]},
  {"x": [0.2, 1.0], "y": [1, 0, 0]}, {"x": [1.3, 0.1], "y": 1}, {"x": [0.8, 1.1], "y": 2}
]""")
x = np.array([a["x"] for a in ANNOTATIONS])
y = np.array([a["y"] for a in ANNOTATIONS], dtype=object)

inp = keras.Input((2,))
model = keras.Model(inp, keras.layers.Dense(3, activation="softmax")(inp))
model.compile("sgd", loss="sparse_categorical_crossentropy")
model.fit(x, y, epochs=1, verbose=0)
