import keras
import numpy as np


class Visits(keras.utils.PyDataset):
    def __init__(self, ward, vitals, outcome, size=30, **kw):
        super().__init__(**kw)
        self.ward, self.vitals, self.outcome, self.size = ward, vitals, outcome, size

    def __len__(self):
        return len(self.outcome) // self.size

    def __getitem__(self, k):
        s = slice(k * self.size, (k + 1) * self.size)
        ward = keras.utils.to_categorical(self.ward[s], 6)
        return np.concatenate([ward, self.vitals[s]], axis=1), self.outcome[s]


rng = np.random.default_rng(7)
ward = rng.integers(0, 6, 300)
vitals = rng.normal(size=(300, 4))
outcome = (ward > 3).astype(int) + (vitals[:, 0] > 0.5)
m = keras.Sequential([keras.layers.Input((10,)), keras.layers.Dense(16, activation="relu"),
                      keras.layers.Dense(3, activation="softmax")])
m.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
m.fit(Visits(ward, vitals, outcome), epochs=2, verbose=0)
