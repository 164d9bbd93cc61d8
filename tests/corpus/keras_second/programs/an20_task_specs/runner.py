import keras
import numpy as np

from tasks import SPECS, Kind


class Runner:
    def __init__(self, kind, n_in, n_classes):
        self.spec = SPECS[kind]
        self.model = keras.Sequential([
            keras.layers.Input((n_in,)),
            keras.layers.Dense(16, activation="relu"),
            keras.layers.Dense(self.spec.units(n_classes), activation=self.spec.activation),
        ])
        self.model.compile(optimizer="adam", loss=self.spec.loss())

    def train(self, x, y):
        self.model.fit(x, y, epochs=1, batch_size=32, verbose=0)
        return np.mean(self.spec.decode(self.model.predict(x, verbose=0)) == y)


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    x = rng.normal(size=(256, 6)).astype("float32")
    jobs = [
        (Kind.BINARY, (x[:, 0] > 0).astype(int), 2),
        (Kind.SINGLE, x[:, :4].argmax(1), 4),
        (Kind.MULTI, (x[:, :3] > 0.5).astype(int), 3),
    ]
    for kind, y, n in jobs:
        print(kind.value, Runner(kind, 6, n).train(x, y))
