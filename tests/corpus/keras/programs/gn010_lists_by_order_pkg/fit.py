import keras
import numpy as np

import heads

x = keras.Input((25,))
h = keras.layers.Dense(40, activation="relu")(x)
model = keras.Model(x, heads.attach(h))
model.compile("adam", loss=["sparse_categorical_crossentropy", "binary_crossentropy",
                            keras.losses.SparseCategoricalCrossentropy(from_logits=True)])

rng = np.random.default_rng(6)
data = rng.normal(size=(200, 25))
targets = [rng.integers(0, 4, 200), rng.integers(0, 2, (200, 1)).astype("float32"), rng.integers(0, 6, 200)]
model.fit(data, targets, epochs=1, verbose=0)
print([p.shape for p in model.predict(data[:2], verbose=0)])
