import keras
import numpy as np
from keras import ops


class MatrixFactor(keras.layers.Layer):
    def __init__(self, users, songs, dim=8):
        super().__init__()
        self.u = keras.layers.Embedding(users, dim)
        self.s = keras.layers.Embedding(songs, dim)

    def call(self, user, song):
        return ops.sum(self.u(user) * self.s(song), axis=-1)


class BPR(keras.Model):
    """Bayesian personalised ranking: a played song should beat a random one."""

    def __init__(self, users, songs):
        super().__init__()
        self.score = MatrixFactor(users, songs)

    def call(self, triple):
        user, played, other = triple[:, 0], triple[:, 1], triple[:, 2]
        gap = self.score(user, played) - self.score(user, other)
        self.add_loss(-ops.mean(ops.log(ops.sigmoid(gap))))
        return gap


users, songs, n = 40, 60, 1500
rng = np.random.default_rng(33)
taste = rng.integers(0, 3, users)
user = rng.integers(0, users, n)
played = taste[user] * 20 + rng.integers(0, 20, n)
other = rng.integers(0, songs, n)
triples = np.stack([user, played, other], axis=1).astype("int32")

model = BPR(users, songs)
model.compile(optimizer=keras.optimizers.Adam(0.02))
history = model.fit(triples, epochs=3, batch_size=100, verbose=0)
gap = model.predict(triples, verbose=0)
print("loss", history.history["loss"], "pairwise accuracy", np.mean(gap > 0))
