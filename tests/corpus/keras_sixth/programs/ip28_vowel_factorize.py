import keras
import numpy as np
from keras.layers import Dense, Input
from keras.losses import CategoricalCrossentropy as CE

letters = np.random.default_rng(1).choice(list("aeiou"), 240)
vowels = np.unique(letters)
target = np.searchsorted(vowels, letters)
formant = np.random.default_rng(2).normal(size=(5, 4))[target] + 0.1

inp = Input((4,))
out = Dense(vowels.size, activation="softmax")(Dense(20, activation="tanh")(inp))
model = keras.Model(inp, out)
model.compile("adam", CE(label_smoothing=0.05))
model.fit(formant, target, batch_size=24, epochs=1, verbose=0)
