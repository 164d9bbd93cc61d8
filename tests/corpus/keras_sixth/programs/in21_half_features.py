import keras
import numpy as np
from keras import layers

keras.mixed_precision.set_global_policy("mixed_float16")
HEAD = {"activation": "softmax", "dtype": "float32", "name": "probs"}

i = layers.Input((30,))
x = layers.Dense(64, activation="relu")(i)
x = layers.Dense(64, activation="relu")(x)
o = layers.Dense(11, **HEAD)(x)
net = keras.Model(i, o)
net.compile(keras.optimizers.Adam(1e-3), "sparse_categorical_crossentropy", metrics=["accuracy"])

rng = np.random.default_rng(1)
k = rng.integers(0, 11, 330)
net.fit(rng.normal(size=(11, 30))[k] + rng.normal(size=(330, 30)), k, epochs=1, verbose=0)
print(net.output.dtype)
keras.mixed_precision.set_global_policy("float32")
