import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

SIGNS = ["stop", "yield", "speed", "parking"]
SIZE = 32

base = keras.applications.MobileNetV2(input_shape=(SIZE, SIZE, 3), alpha=0.35, weights=None, classes=len(SIGNS))
model = keras.Sequential([
    layers.Input((SIZE, SIZE, 3)),
    layers.Rescaling(1 / 127.5, offset=-1),
    base,
    layers.Activation("softmax"),
])
model.compile(optimizer=keras.optimizers.SGD(1e-2, momentum=0.9), loss="sparse_categorical_crossentropy",
              metrics=["accuracy"])

photos = np.random.randint(0, 256, (24, SIZE, SIZE, 3)).astype("float32")
sign = np.random.randint(0, len(SIGNS), 24)
model.fit(photos, sign, batch_size=8, epochs=1, verbose=2)
