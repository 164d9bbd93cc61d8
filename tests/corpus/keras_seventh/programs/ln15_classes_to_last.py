import keras
import numpy as np
from keras import layers

C, T = 4, 9
rng = np.random.default_rng(64)
tag = rng.integers(0, C, (100, T))
x = np.eye(C)[tag].transpose(0, 2, 1) + 0.3 * rng.normal(size=(100, C, T))      # channels first

inp = layers.Input((C, T))
z = layers.Permute((2, 1))(inp)                # (N, T, C)
z = layers.Conv1D(8, 3, padding="same", activation="relu")(z)
p = layers.Softmax(axis=2)(layers.Conv1D(C, 1)(z))
m = keras.Model(inp, p)
m.compile("adam", "categorical_crossentropy")
m.fit(x, np.eye(C)[tag], epochs=1, verbose=0)
print((m.predict(x, verbose=0).argmax(2) == tag).mean())
