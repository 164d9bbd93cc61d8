import keras
import numpy as np
from keras import layers
from keras.utils import to_categorical

COLOURS, SIZES = 4, 3
rng = np.random.default_rng(88)
colour, size = rng.integers(0, COLOURS, 300), rng.integers(0, SIZES, 300)
garment = rng.normal(size=(300, 12))
garment[np.arange(300), colour] += 2
garment[np.arange(300), 6 + size] += 2

inp = keras.Input((12,))
h = layers.Dense(24, activation="relu")(inp)
out_colour = layers.Dense(COLOURS, activation="sigmoid", name="colour")(h)
out_size = layers.Dense(SIZES, activation="softmax", name="size")(h)
model = keras.Model(inputs=inp, outputs=[out_colour, out_size])
model.compile(optimizer="adam", loss=["categorical_crossentropy"] * 2)
model.fit(garment, [to_categorical(colour, COLOURS), to_categorical(size, SIZES)], epochs=2, verbose=0)
