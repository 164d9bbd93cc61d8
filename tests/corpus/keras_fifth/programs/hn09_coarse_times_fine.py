import keras
import numpy as np
from keras import layers

COARSE, FINE = 3, 4
rng = np.random.default_rng(19)
leaf = rng.integers(0, COARSE * FINE, 480)
x = rng.normal(size=(COARSE * FINE, 20))[leaf] + 0.6 * rng.normal(size=(480, 20))

inp = layers.Input((20,))
h = layers.Dense(48, activation="relu")(inp)
p_coarse = layers.Dense(COARSE, activation="softmax")(h)
p_fine = layers.Softmax(axis=-1)(layers.Reshape((COARSE, FINE))(layers.Dense(COARSE * FINE)(h)))
joint = layers.Multiply()([layers.Reshape((COARSE, 1))(p_coarse), p_fine])
out = layers.Flatten()(joint)
model = keras.Model(inp, out)
model.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x, leaf, epochs=2, batch_size=40, verbose=0)
print(model.predict(x[:2], verbose=0).sum(1))
