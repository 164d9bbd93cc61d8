import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(39)
taste = rng.dirichlet(np.ones(4), 350)
clicks = np.array([rng.multinomial(30, p) for p in taste])
targets = clicks / clicks.max(axis=1, keepdims=True)
profile = taste @ rng.normal(size=(4, 15)) + 0.05 * rng.normal(size=(350, 15))

model = keras.Sequential([layers.Input((15,)), layers.Dense(24, activation="relu"), layers.Dense(4, activation="softmax")])
model.compile(optimizer="adam", loss="categorical_crossentropy")
model.fit(profile, targets, epochs=5, verbose=0)
print(np.abs(model.predict(profile, verbose=0) - taste).mean())
