import keras
import numpy as np
from keras import layers

RISK = 0.3
rng = np.random.default_rng(47)
x = rng.normal(size=(500, 6))
default = (x[:, 0] - x[:, 5] + rng.normal(size=500) > 1.0).astype("float32")

i = layers.Input((6,))
score = layers.Dense(1)(layers.Dense(12, activation="relu")(i))
m = keras.Model(i, score)
m.compile("adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))
m.fit(x, default, epochs=3, verbose=0)

cut = np.log(RISK / (1 - RISK))
refused = m.predict(x, verbose=0).ravel() > cut
print("refused", refused.mean(), "cut", cut)
