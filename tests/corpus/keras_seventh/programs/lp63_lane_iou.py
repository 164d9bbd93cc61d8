import keras
import numpy as np
from keras import layers

IMG = 12
rng = np.random.default_rng(43)
lane = np.zeros((60, IMG, IMG, 1), "float32")
lane[np.arange(60), :, rng.integers(0, IMG, 60)] = 1
photo = lane + 0.4 * rng.normal(size=lane.shape)

i = layers.Input((IMG, IMG, 1))
x = layers.Conv2D(6, 3, padding="same", activation="relu")(i)
x = layers.Conv2D(6, 3, padding="same", activation="relu")(x)
m = keras.Model(i, layers.Conv2D(1, 1)(x))
m.compile(
    "adam",
    loss=keras.losses.BinaryFocalCrossentropy(from_logits=True),
    metrics=[keras.metrics.BinaryIoU(target_class_ids=[1], name="iou")],
)
m.fit(photo, lane, epochs=1, verbose=0)
print(m.evaluate(photo, lane, verbose=0, return_dict=True))
