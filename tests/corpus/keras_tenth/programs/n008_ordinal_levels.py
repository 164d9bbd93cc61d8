import keras
import numpy as np

LEVELS = 5
rng = np.random.default_rng(50)
severity = rng.integers(0, LEVELS, 400)
scan = rng.normal(size=(400, 16)) + severity[:, None] * 0.4
above = (severity[:, None] > np.arange(LEVELS - 1)).astype("float32")     # (N, 4)

grader = keras.Sequential([
    keras.Input((16,)),
    keras.layers.Dense(24, activation="relu"),
    keras.layers.Dense(LEVELS - 1, activation="sigmoid"),
])
grader.compile("adam", loss="binary_crossentropy", metrics=["binary_accuracy"])
grader.fit(scan, above, epochs=2, batch_size=40, verbose=0)
print((grader.predict(scan[:6], verbose=0) > 0.5).sum(axis=1), severity[:6])
