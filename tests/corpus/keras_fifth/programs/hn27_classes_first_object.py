import keras
import numpy as np
from keras import layers

K, T = 3, 16
rng = np.random.default_rng(45)
state = rng.integers(0, K, (90, T // 4)).repeat(4, axis=1)
x = rng.normal(size=(K, 6))[state] + 0.4 * rng.normal(size=(90, T, 6))
target = np.moveaxis(np.eye(K, dtype="float32")[state], -1, 1)

i = layers.Input((T, 6))
h = layers.Conv1D(12, 3, padding="same", activation="relu")(i)
z = layers.Permute((2, 1))(layers.Conv1D(K, 1)(h))
o = layers.Softmax(axis=1)(z)
model = keras.Model(i, o)
model.compile("adam", loss=keras.losses.CategoricalCrossentropy(axis=1))
model.fit(x, target, epochs=2, verbose=0)
print(model.predict(x[:1], verbose=0).argmax(1)[0])
