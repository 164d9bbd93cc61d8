"""RankNet: the difference of two linear scores is one logit."""
import keras
import numpy as np
from keras import layers, ops


class RankNet(keras.Model):
    def __init__(self):
        super().__init__()
        self.score = keras.Sequential([layers.Dense(24, activation="relu"), layers.Dense(1)])

    def call(self, pair):
        better, other = pair["a"], pair["b"]
        return ops.squeeze(self.score(better) - self.score(other), axis=-1)


rng = np.random.default_rng(33)
value = rng.normal(size=8)
a, b = rng.normal(size=(2, 600, 8))
first_wins = (a @ value > b @ value).astype("float32")

ranker = RankNet()
ranker.compile(
    optimizer="adam",
    loss=lambda y, s: ops.mean(ops.maximum(s, 0) - s * ops.squeeze(y) + ops.log1p(ops.exp(-ops.abs(s)))),
)
ranker.fit({"a": a, "b": b}, first_wins, epochs=3, batch_size=60, verbose=0)
margin = ranker.predict({"a": a, "b": b}, verbose=0)
print("pairs in order", np.mean((margin > 0) == first_wins), "clear", np.mean(np.abs(margin) > 0.5))
