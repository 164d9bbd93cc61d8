import keras
import numpy as np

rng = np.random.default_rng(64)
parties = 4
share = rng.dirichlet(np.full(parties, 2.0), size=320) * 100
town = np.log1p(share) @ rng.normal(size=(parties, 12)) + 0.2 * rng.normal(size=(320, 12))

model = keras.Sequential([
    keras.Input(shape=(12,)),
    keras.layers.Dense(24, activation="relu"),
    keras.layers.Dense(parties, activation="softmax"),
])
model.compile(optimizer="adam", loss="categorical_crossentropy")
model.fit(town, share, epochs=3, batch_size=32, verbose=0)
print(model.predict(town[:1], verbose=0) * 100, share[0])
