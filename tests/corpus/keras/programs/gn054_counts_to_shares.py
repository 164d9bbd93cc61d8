import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(8)
p = rng.dirichlet(np.ones(5), 200)
counts = np.array([rng.multinomial(25, q) for q in p])
share = counts / counts.sum(axis=1, keepdims=True)
x = np.log(p + 1e-3) @ rng.normal(size=(5, 9))
model = keras.Sequential([layers.Input((9,)), layers.Dense(16, activation="relu"), layers.Dense(5)])
model.compile(optimizer="adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True))
model.fit(x, share, epochs=3, verbose=0)
print(share.sum(1)[:3])
