import keras
import numpy as np
from keras import layers

LABELS = ["sport", "politics", "tech", "culture"]
rng = np.random.default_rng(88)
topic = (rng.random((400, 4)) < 0.3).astype("float32")
doc = topic @ rng.normal(size=(4, 50)) + 0.7 * rng.normal(size=(400, 50))

i = layers.Input((50,))
h = layers.Dense(32, activation="relu")(i)
o = layers.Dense(len(LABELS))(h)
model = keras.Model(i, o)
model.compile(
    optimizer="adam",
    loss=keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[keras.metrics.F1Score(average="micro", threshold=0.5)],
)
model.fit(doc, topic, epochs=2, verbose=0)
for row in model.predict(doc[:4], verbose=0):
    print([LABELS[k] for k in np.where(row >= 0.5)[0]])
