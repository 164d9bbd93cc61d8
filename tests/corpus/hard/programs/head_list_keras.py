from functools import partial

import keras
import numpy as np
from keras import layers

Flag = partial(layers.Dense, 1, activation="sigmoid")
SYMPTOMS = ["fever", "cough", "rash", "fatigue"]
heads = [Flag(name=s) for s in SYMPTOMS]
losses = [keras.losses.BinaryCrossentropy(from_logits=True) for _ in heads]


def triage(n_in):
    visit = keras.Input((n_in,))
    x = layers.GaussianNoise(0.1)(visit)
    for width in (40, 20):
        x = layers.Dense(width)(x)
        x = layers.LayerNormalization()(x)
        x = layers.LeakyReLU()(x)
    return keras.Model(visit, [head(x) for head in heads])


rng = np.random.default_rng(30)
visits = rng.normal(size=(700, 11)).astype("float32")
weights = rng.normal(size=(11, len(SYMPTOMS)))
has = (visits @ weights + rng.normal(size=(700, len(SYMPTOMS))) > 0.5).astype("float32")
targets = [has[:, [j]] for j in range(len(SYMPTOMS))]

model = triage(11)
model.compile(optimizer="adamw", loss=losses)
model.fit(visits, targets, epochs=3, batch_size=50, verbose=0)
for name, p, t in zip(SYMPTOMS, model.predict(visits, verbose=0), targets):
    print(name, "agreement", ((p > 0.5) == (t > 0.5)).mean().round(3))
