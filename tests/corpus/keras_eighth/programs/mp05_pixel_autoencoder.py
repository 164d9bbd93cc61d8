import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits

x = (load_digits().images / 16.0)[..., None].astype("float32")

encoder = keras.Sequential([
    layers.Input((8, 8, 1)),
    layers.Conv2D(8, 3, strides=2, padding="same", activation="relu"),
    layers.Flatten(),
    layers.Dense(6),
], name="encoder")
decoder = keras.Sequential([
    layers.Input((6,)),
    layers.Dense(4 * 4 * 8, activation="relu"),
    layers.Reshape((4, 4, 8)),
    layers.Conv2DTranspose(8, 3, strides=2, padding="same", activation="relu"),
    layers.Conv2D(1, 3, padding="same"),
], name="decoder")

auto = keras.Sequential([encoder, decoder])
auto.compile(optimizer="adam", loss="binary_crossentropy")
auto.fit(x, x, epochs=2, batch_size=64, verbose=0)
print("reconstruction", np.abs(auto.predict(x[:50], verbose=0) - x[:50]).mean())
