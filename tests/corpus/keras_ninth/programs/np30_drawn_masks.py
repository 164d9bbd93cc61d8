import numpy as np
from PIL import Image, ImageDraw
from tensorflow import keras
from tensorflow.keras import layers

SIZE, N = 64, 200
rng = np.random.default_rng(0)
images = np.zeros((N, SIZE, SIZE, 1), np.float32)
masks = np.zeros((N, SIZE, SIZE, 1), np.uint8)
for i in range(N):
    picture = Image.fromarray(rng.integers(0, 90, (SIZE, SIZE), dtype=np.uint8))
    cx, cy, r = rng.integers(16, 48), rng.integers(16, 48), rng.integers(6, 15)
    box = [int(cx - r), int(cy - r), int(cx + r), int(cy + r)]
    ImageDraw.Draw(picture).ellipse(box, fill=160)
    mask = Image.new("L", (SIZE, SIZE), 0)
    ImageDraw.Draw(mask).ellipse(box, fill=255)
    images[i, ..., 0] = np.asarray(picture) / 255.0
    masks[i, ..., 0] = np.asarray(mask)

inputs = keras.Input((SIZE, SIZE, 1))
c1 = layers.Conv2D(16, 3, activation="relu", padding="same")(inputs)
p1 = layers.MaxPooling2D()(c1)
c2 = layers.Conv2D(32, 3, activation="relu", padding="same")(p1)
u1 = layers.Conv2DTranspose(16, 2, strides=2, padding="same")(c2)
c3 = layers.Conv2D(16, 3, activation="relu", padding="same")(layers.concatenate([u1, c1]))
outputs = layers.Conv2D(1, 1, activation="sigmoid")(c3)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(images, masks, validation_split=0.1, batch_size=16, epochs=2)
