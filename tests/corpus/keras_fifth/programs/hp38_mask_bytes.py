import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(70)
photo = rng.integers(0, 200, (40, 16, 16, 1), dtype=np.uint8)
blob = np.zeros((40, 16, 16, 1), dtype=np.uint8)
for n in range(40):
    r, c = rng.integers(2, 10, 2)
    blob[n, r:r + 4, c:c + 4] = 255
    photo[n, r:r + 4, c:c + 4] += 50

x = photo.astype("float32") / 255
y = blob.astype("float32")

i = layers.Input((16, 16, 1))
h = layers.Conv2D(8, 3, padding="same", activation="relu")(i)
o = layers.Conv2D(1, 1, activation="sigmoid")(h)
seg = keras.Model(i, o)
seg.compile(optimizer="adam", loss="binary_crossentropy")
seg.fit(x, y, epochs=2, batch_size=8, verbose=0)
print((seg.predict(x[:2], verbose=0) > 0.5).sum(axis=(1, 2, 3)))
