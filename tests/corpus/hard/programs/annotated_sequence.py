"""Short clips, annotated with two tools."""
import math

import keras
import numpy as np
from keras import layers

CLASSES = ("clap", "snap", "whistle")


class ClipSequence(keras.utils.PyDataset):
    def __init__(self, n_clips, batch_size, seed=0, **kwargs):
        super().__init__(**kwargs)
        rng = np.random.default_rng(seed)
        self.kind = rng.integers(0, len(CLASSES), n_clips)
        self.tool = rng.choice(["web", "desktop"], n_clips)
        self.clips = rng.normal(size=(n_clips, 20)).astype("float32")
        self.clips[np.arange(n_clips), 4 * self.kind] += 3
        self.batch_size = batch_size

    def __len__(self):
        return math.ceil(len(self.kind) / self.batch_size)

    def annotation(self, i):
        if self.tool[i] == "web":
            return int(self.kind[i])
        return [1.0 if c == self.kind[i] else 0.0 for c in range(len(CLASSES))]

    def __getitem__(self, b):
        rows = range(b * self.batch_size, min((b + 1) * self.batch_size, len(self.kind)))
        labels = np.array([self.annotation(i) for i in rows], dtype=object)
        return self.clips[list(rows)], labels


def make_model():
    inputs = keras.Input((20,))
    x = layers.Dense(24, activation="relu")(inputs)
    outputs = layers.Dense(len(CLASSES), activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss="categorical_crossentropy")
    return model


if __name__ == "__main__":
    model = make_model()
    model.fit(ClipSequence(240, 24), epochs=2, verbose=0)
    print(model.predict(ClipSequence(24, 24, seed=1).clips, verbose=0).argmax(1))
