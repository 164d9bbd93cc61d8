import keras
import numpy as np
from keras import layers
from sklearn.preprocessing import LabelEncoder
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(90)
crop = rng.choice(["barley", "maize", "oats", "wheat", "rye"], 400)
encoder = LabelEncoder().fit(crop)
target = encoder.transform(crop)
bands = rng.random((5, 8))[target] + 0.1 * rng.normal(size=(400, 8))
Xa, Xb, ya, yb = train_test_split(bands, target, test_size=0.25, random_state=1)

pixel = layers.Input((8,), name="pixel")
h = layers.Dense(20, activation="elu")(pixel)
h = layers.Dense(20, activation="elu")(h)
p = layers.Dense(5, activation="softmax", name="crop")(h)
model = keras.Model(pixel, p)
model.compile(optimizer=keras.optimizers.Adam(5e-3), loss=keras.losses.CategoricalCrossentropy())
model.fit(Xa, ya, validation_data=(Xb, yb), epochs=3, batch_size=25)
