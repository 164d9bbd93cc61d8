import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(93)
x = rng.normal(size=(300, 6))
goals = rng.poisson(np.exp(0.4 * x[:, 0]))
card = (x[:, 1] > 0.8).astype("float32")
i = layers.Input((6,))
h = layers.Dense(16, activation="relu")(i)
n_goals = layers.Dense(1, activation="relu", name="goals")(h)
p_card = layers.Dense(1, activation="sigmoid", name="card")(h)
m = keras.Model(i, [n_goals, p_card])
m.compile("adam", loss=["poisson", "binary_crossentropy"], metrics=[["mae"], ["accuracy"]])
m.fit(x, [goals.astype("float32"), card], epochs=2, verbose=0)
g, c = m.predict(x[:4], verbose=0)
print(np.round(g).ravel(), (c > 0.5).ravel())
