import keras
import numpy as np
from keras import layers

stop = np.random.default_rng(1).integers(0, 15, 450)
gps = np.stack([np.cos(stop), np.sin(stop)], 1) + 0.1 * np.random.randn(450, 2)

model = keras.Sequential([
    layers.Input((2,)),
    layers.Dense(48, activation="relu"),
    layers.Dense(15),
])
model.compile(optimizer="adam",
              loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
              metrics=["accuracy", keras.metrics.TopKCategoricalAccuracy(k=3, name="top3")])
model.fit(gps, stop, epochs=2, verbose=0)
print(model.evaluate(gps, stop, verbose=0))
