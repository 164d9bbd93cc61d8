import keras
import numpy as np


class Votes(keras.utils.PyDataset):
    def __init__(self, x, votes, batch=32, **kw):
        super().__init__(**kw)
        self.x, self.batch = x, batch
        self.share = 100 * votes / votes.sum(axis=1, keepdims=True)

    def __len__(self):
        return len(self.x) // self.batch

    def __getitem__(self, k):
        s = slice(k * self.batch, (k + 1) * self.batch)
        return self.x[s], self.share[s]


rng = np.random.default_rng(90)
votes = rng.integers(1, 9, size=(192, 4))
x = votes + rng.normal(size=votes.shape)
net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(12, "relu"), keras.layers.Dense(4)])
net.compile("adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True))
net.fit(Votes(x, votes), epochs=2, verbose=0)
print(net.predict(x[:2], verbose=0))
