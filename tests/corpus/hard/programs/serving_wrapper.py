import keras
import numpy as np
from keras import layers, ops


def stream(n_steps, batch=32, seed=0):
    rng = np.random.default_rng(seed)
    motif = np.random.default_rng(55).normal(size=(4, 12))
    for _ in range(n_steps):
        k = rng.integers(0, 4, batch)
        yield (motif[k] + 0.7 * rng.normal(size=(batch, 12))).astype("float32"), k


class Serving(keras.Model):
    """trained scorer -> calibrated probabilities, `unknown` when nothing is likely"""

    def __init__(self, scorer, temperature=1.3, reject_below=0.45):
        super().__init__()
        self.scorer = scorer
        self.temperature = temperature
        self.reject_below = reject_below

    def call(self, x):
        return ops.softmax(self.scorer(x) / self.temperature, axis=-1)

    def decide(self, x):
        p = ops.convert_to_numpy(self(x))
        best = p.argmax(-1)
        return np.where(p.max(-1) > self.reject_below, best, -1)


scorer = keras.Sequential([
    keras.Input((12,)),
    layers.Dense(32, activation="relu"),
    layers.Dense(32, activation="relu"),
    layers.Dense(4),
])
scorer.compile(
    optimizer=keras.optimizers.Lion(1e-3),
    loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    metrics=["sparse_categorical_accuracy"],
)
scorer.fit(stream(60), steps_per_epoch=30, epochs=2, verbose=0)
service = Serving(scorer)
x, k = next(stream(1, 200, seed=1))
answer = service.decide(x)
print("rejected", (answer == -1).mean(), "right when answered", (answer == k)[answer >= 0].mean())
