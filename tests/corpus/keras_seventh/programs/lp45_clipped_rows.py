import keras
import numpy as np

CLASSES = 5
rng = np.random.default_rng(18)
key = rng.integers(0, CLASSES, 250)
chroma = np.eye(CLASSES, 12)[key] + 0.3 * rng.random((250, 12))
soft = np.clip(np.eye(CLASSES)[key], 0.05, 1.0)

inp = keras.Input((12,))
out = keras.layers.Dense(CLASSES, name="key")(keras.layers.Dense(24, activation="relu")(inp))
model = keras.Model(inp, out)
model.compile("adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True))
model.fit(chroma, soft, epochs=2, verbose=0)
print((model.predict(chroma, verbose=0).argmax(1) == key).mean())
