import keras
import numpy as np
from keras.layers import Conv2D, Input


def microscope(n, s=20):
    stain = np.random.randint(0, 80, (n, s, s))
    mask = np.zeros((n, s, s), dtype="uint8")
    for k in range(n):
        r, c = np.random.randint(3, s - 3, 2)
        mask[k, r - 3:r + 3, c - 3:c + 3] = 255
    return (stain + mask // 2).astype("uint8")[..., None], mask[..., None]


img, mask = microscope(50)
img = img.astype("float32") / 255
mask = mask.astype("float32") / 255

model = keras.Sequential([
    Input((20, 20, 1)),
    Conv2D(8, 3, padding="same", activation="relu"),
    Conv2D(8, 3, padding="same", activation="relu"),
    Conv2D(1, 1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(img, mask, epochs=2, batch_size=10, verbose=0)
print("nucleus pixels", int((model.predict(img, verbose=0) > 0.5).sum()), int(mask.sum()))
