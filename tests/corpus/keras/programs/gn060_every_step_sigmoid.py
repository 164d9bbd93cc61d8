import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(6)
on = (rng.random((80, 5)) < 0.4).repeat(4, axis=1)
x = rng.normal(size=(80, 20, 3)) + on[..., None]
m = keras.Sequential([layers.Input((20, 3)), layers.GRU(8, return_sequences=True),
                      layers.TimeDistributed(layers.Dense(1, activation="sigmoid"))])
m.compile(optimizer="adam", loss="binary_crossentropy", metrics=["binary_accuracy"])
m.fit(x, on[..., None].astype("float32"), epochs=2, verbose=0)
print(((m.predict(x, verbose=0)[..., 0] > 0.5) == on).mean())
