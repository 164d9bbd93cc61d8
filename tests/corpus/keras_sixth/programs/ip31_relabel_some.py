import keras
import numpy as np

rng = np.random.default_rng(10)
raw = rng.integers(0, 3, 90).tolist()
corrections = {4: [0, 0, 1], 17: [1, 0, 0], 33: [0, 1, 0]}   # from the second reviewer
labels = [corrections.get(i, k) for i, k in enumerate(raw)]

x = rng.normal(size=(90, 5))
inp = keras.Input((5,))
model = keras.Model(inp, keras.layers.Dense(3, activation="softmax")(inp))
model.compile("sgd", "sparse_categorical_crossentropy")
model.fit(x, np.array(labels, dtype="object"), epochs=1, verbose=0)
