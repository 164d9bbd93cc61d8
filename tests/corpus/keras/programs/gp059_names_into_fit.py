import keras
import numpy as np

BREEDS = ["beagle", "boxer", "collie", "pug"]
breed_to_id = {name: i for i, name in enumerate(BREEDS)}

rng = np.random.default_rng(20)
names = rng.choice(BREEDS, 200)
ids = np.array([breed_to_id[b] for b in names])
size = np.stack([ids * 7.0 + rng.normal(0, 3, 200), rng.normal(40, 8, 200)], axis=1)
size = (size - size.mean(axis=0)) / size.std(axis=0)

model = keras.Sequential()
model.add(keras.layers.Input((2,)))
model.add(keras.layers.Dense(12, activation="relu"))
model.add(keras.layers.Dense(len(BREEDS), activation="softmax"))
model.compile(loss="sparse_categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(size, names, epochs=3)
