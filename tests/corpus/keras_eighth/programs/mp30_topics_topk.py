import keras
import numpy as np
from keras import layers

TOPICS = 12
rng = np.random.default_rng(15)
topic = rng.integers(0, TOPICS, 500)
doc = rng.poisson(2 * rng.random((TOPICS, 60))[topic]).astype("float32")

model = keras.Sequential([
    layers.Input((60,)),
    layers.LayerNormalization(),
    layers.Dense(40, activation="relu"),
    layers.Dense(TOPICS, activation="softmax"),
])
model.compile(
    optimizer="adam",
    loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.05),
    metrics=[keras.metrics.SparseTopKCategoricalAccuracy(k=3, name="top3")],
)
model.fit(doc, keras.utils.to_categorical(topic, TOPICS), epochs=2, verbose=0)
print(model.get_metrics_result())
