import keras
import numpy as np
from keras import layers
from keras.utils import to_categorical

rng = np.random.default_rng(51)
flux = rng.gamma(2.0, 1.0, (500, 12))
flare = (flux[:, -3:].mean(axis=1) > 2.2).astype("int32")
target = to_categorical(flare, num_classes=2)       # [quiet, flare]

model = keras.Sequential([
    layers.Input((12,)),
    layers.Dense(16, activation="relu"),
    layers.Dense(2, activation="softmax"),
])
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(flux, target, epochs=3, batch_size=50, verbose=0)
print("flares", int((model.predict(flux, verbose=0)[:, 1] > 0.5).sum()), "of", int(flare.sum()))
