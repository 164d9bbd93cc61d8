import keras
import numpy as np
from keras import layers, metrics

TAGS = "beach sunset people dog car snow city night food text".split()
rng = np.random.default_rng(41)
clip_vec = rng.normal(size=(500, 32)).astype("float32")
tags = (clip_vec[:, :10] + 0.5 * rng.normal(size=(500, 10)) > 0.8).astype("float32")

model = keras.Sequential([
    layers.Input((32,)),
    layers.Dense(48, activation="relu"),
    layers.Dense(len(TAGS), activation="sigmoid"),
])
model.compile(
    optimizer="adam",
    loss="binary_crossentropy",
    metrics=[metrics.BinaryAccuracy(), metrics.AUC(multi_label=True, num_labels=len(TAGS))],
)
model.fit(clip_vec, tags, epochs=2, verbose=0)
for row in model.predict(clip_vec[:2], verbose=0):
    print([t for t, p in zip(TAGS, row) if p >= 0.5])
