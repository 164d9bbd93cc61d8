import keras
import numpy as np

ANNOTATORS = 5
rng = np.random.default_rng(27)
x = rng.normal(size=(300, 7))
votes = rng.binomial(ANNOTATORS, 1 / (1 + np.exp(-x[:, 0])))
toxic = np.int32(votes / ANNOTATORS)

inp = keras.Input((7,))
p = keras.layers.Dense(1, activation="sigmoid")(keras.layers.Dense(16, activation="relu")(inp))
m = keras.Model(inp, p)
m.compile("adam", "binary_crossentropy")
m.fit(x, toxic, epochs=2, verbose=0)
print(m.predict(x[:3], verbose=0))
