"""Land use from five bands, a small U-net."""
import keras
import numpy as np
from keras import layers

LAND = ("field", "forest", "water")
rng = np.random.default_rng(60)
coarse = rng.integers(0, len(LAND), (60, 4, 4))
land = coarse.repeat(4, axis=1).repeat(4, axis=2)
bands = rng.normal(size=(len(LAND), 5))[land] + 0.4 * rng.normal(size=(60, 16, 16, 5))

scene = layers.Input((16, 16, 5))
down = layers.Conv2D(12, 3, padding="same", activation="relu")(scene)
small = layers.Conv2D(24, 3, strides=2, padding="same", activation="relu")(down)
up = layers.UpSampling2D()(small)
merged = layers.Concatenate()([down, up])
probs = layers.Conv2D(len(LAND), 1, activation="softmax")(merged)
unet = keras.Model(scene, probs)
unet.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
unet.fit(bands, land, epochs=2, batch_size=12, verbose=0)

report = {
    "top2": keras.metrics.TopKCategoricalAccuracy(k=2),
    "plain": keras.metrics.SparseCategoricalAccuracy(),
}
predicted = unet.predict(bands, verbose=0)
pixels = predicted.reshape(-1, len(LAND))
for name, metric in report.items():
    metric.update_state(land.reshape(-1, 1), pixels)
    print(name, float(metric.result()))
