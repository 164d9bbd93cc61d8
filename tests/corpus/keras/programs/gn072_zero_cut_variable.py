import keras
import numpy as np
from scipy.special import logit

rng = np.random.default_rng(5)
x = rng.normal(size=(300, 4))
y = (x[:, 0] > 0).astype("float32")
m = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)])
m.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))
m.fit(x, y, epochs=3, verbose=0)
cut = logit(0.5)
print(np.mean((m.predict(x, verbose=0)[:, 0] > cut) == (y > 0.5)))
