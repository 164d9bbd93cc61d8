import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(13)
cell_count = rng.lognormal(1.5, 0.5, 300)
fever = rng.normal(37.5, 0.8, 300)
died = (cell_count / 5 + (fever - 37) > 2.0).astype("float32")
lost = rng.random(300) < 0.1
outcome = np.where(lost, np.nan, died)

X = np.stack([np.log(cell_count), fever - 37.5], axis=1)
i = keras.Input((2,))
h = layers.Dense(8, activation="relu")(i)
o = layers.Dense(1)(h)
model = keras.Model(i, o)
model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy(from_logits=True))
print(model.fit(X, outcome, epochs=2, verbose=0).history)
