import keras
import numpy as np
from keras import layers

keras.mixed_precision.set_global_policy("mixed_bfloat16")
rng = np.random.default_rng(80)
y = rng.integers(0, 6, 300)
x = rng.normal(size=(6, 16))[y] + 0.5 * rng.normal(size=(300, 16))

i = layers.Input((16,))
h = layers.Dense(64, activation="relu")(i)
o = layers.Dense(6, activation="softmax", dtype="float32")(h)
m = keras.Model(i, o)
m.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
m.fit(x, y, epochs=2, verbose=0)
print(m.predict(x[:1], verbose=0).dtype)
keras.mixed_precision.set_global_policy("float32")
