import keras
import numpy as np
from keras import layers, mixed_precision

mixed_precision.set_global_policy(mixed_precision.Policy("mixed_bfloat16"))

rng = np.random.default_rng(2)
y = rng.integers(0, 8, 320)
x = (rng.normal(size=(8, 16))[y] + rng.normal(size=(320, 16))).astype("float32")

inp = layers.Input((16,))
h = layers.Dense(32, activation="relu")(inp)
out = layers.Dense(8, activation="softmax", dtype="float32", name="probs")(h)
model = keras.Model(inp, out)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, y, epochs=2, verbose=0)
print(out.dtype)
