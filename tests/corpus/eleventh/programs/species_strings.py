import keras
import pandas as pd
from keras import layers

RECORDS = [
    {"bill": 39.1, "flipper": 181, "mass": 3750, "species": "Adelie"},
    {"bill": 46.5, "flipper": 192, "mass": 3500, "species": "Chinstrap"},
    {"bill": 47.3, "flipper": 222, "mass": 5250, "species": "Gentoo"},
    {"bill": 40.3, "flipper": 195, "mass": 3250, "species": "Adelie"},
    {"bill": 50.0, "flipper": 196, "mass": 3900, "species": "Chinstrap"},
    {"bill": 45.2, "flipper": 215, "mass": 5300, "species": "Gentoo"},
]
FEATURES = ["bill", "flipper", "mass"]


def prepare(records):
    frame = pd.DataFrame.from_records(records)
    scaled = (frame[FEATURES] - frame[FEATURES].mean()) / frame[FEATURES].std()
    return scaled.to_numpy(dtype="float32"), frame["species"].to_numpy()


def network(n_in, n_out):
    i = layers.Input((n_in,))
    h = layers.Dense(12, activation="relu")(i)
    return keras.Model(i, layers.Dense(n_out, activation="softmax")(h))


x, y = prepare(RECORDS)
model = network(len(FEATURES), 3)
model.compile(loss="sparse_categorical_crossentropy", optimizer="rmsprop", metrics=["accuracy"])
model.fit(x, y, epochs=20, verbose=0)
print(model.predict(x).argmax(axis=1))
