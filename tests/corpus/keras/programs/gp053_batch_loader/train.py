import keras
from keras import layers

from loader import Spectra

model = keras.Sequential([
    layers.Input((64, 1)),
    layers.Conv1D(8, 5, activation="relu"),
    layers.MaxPooling1D(4),
    layers.Flatten(),
    layers.Dense(len(Spectra.MINERALS), activation="softmax"),
])
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
model.fit(Spectra(), validation_data=Spectra(n=64, seed=1), epochs=2)
