import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

x = (load_digits().data / 16.0).astype("float32")
noisy = np.clip(x + 0.2 * np.random.default_rng(0).normal(size=x.shape), 0, 1)

inp = layers.Input((64,))
code = layers.Dense(12, activation="relu")(inp)
recon = layers.Dense(64, activation="sigmoid")(code)
auto = keras.Model(inp, recon)
auto.compile(optimizer="adam", loss="binary_crossentropy")
auto.fit(noisy, x, epochs=3, batch_size=64, verbose=0)
print(auto.evaluate(noisy, x, verbose=0))
