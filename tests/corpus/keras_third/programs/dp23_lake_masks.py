import keras
import numpy as np
from keras.layers import Conv2D, Input, MaxPooling2D, UpSampling2D

N, S = 60, 24
yy, xx = np.mgrid[:S, :S]
cy, cx = np.random.uniform(6, S - 6, (2, N, 1, 1))
lake = (yy - cy) ** 2 + (xx - cx) ** 2 < 25
tiles = np.random.randint(90, 160, (N, S, S)) - 80 * lake
masks = np.where(lake, 255, 0).astype("uint8")

x_train = tiles[..., None] / 255.0
y_train = masks[..., None].astype("float32")

inputs = Input((S, S, 1))
x = Conv2D(8, 3, padding="same", activation="relu")(inputs)
x = MaxPooling2D()(x)
x = Conv2D(8, 3, padding="same", activation="relu")(x)
x = UpSampling2D()(x)
outputs = Conv2D(1, 1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=2, batch_size=10, verbose=0)
print((model.predict(x_train[:2], verbose=0) > 0.5).sum(axis=(1, 2, 3)))
