import keras
import numpy as np
from keras import layers

n_tones = 4
rng = np.random.default_rng(24)
tone = rng.integers(0, n_tones, 200)
pitch = np.array([[1, 1, 1], [0, 1, 2], [2, 0, 1], [2, 1, 0]])[tone] + 0.3 * rng.normal(size=(200, 3))
target = (tone[:, None] == np.arange(n_tones)).astype("float32")

i = layers.Input((3,))
h = layers.Dense(16, activation="relu")(i)
o = layers.Dense(n_tones)(h)
model = keras.Model(i, o, name="mandarin_tones")
model.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
model.fit(pitch, target, epochs=2, verbose=0)
print(model.predict(pitch[:4], verbose=0).argmax(1))
