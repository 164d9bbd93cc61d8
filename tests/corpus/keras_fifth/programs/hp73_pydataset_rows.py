import math

import keras
import numpy as np


class Batches(keras.utils.PyDataset):
    def __init__(self, x, ids, n_classes, batch_size=32, **kw):
        super().__init__(**kw)
        self.x, self.ids, self.n_classes, self.batch_size = x, ids, n_classes, batch_size

    def __len__(self):
        return math.ceil(len(self.x) / self.batch_size)

    def __getitem__(self, k):
        part = slice(k * self.batch_size, (k + 1) * self.batch_size)
        return self.x[part], keras.utils.to_categorical(self.ids[part], self.n_classes)


rng = np.random.default_rng(10)
ids = rng.integers(0, 5, 320)
x = rng.normal(size=(5, 8))[ids] + 0.4 * rng.normal(size=(320, 8))
model = keras.Sequential([
    keras.layers.Input((8,)),
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(5, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(Batches(x, ids, 5), epochs=2)
