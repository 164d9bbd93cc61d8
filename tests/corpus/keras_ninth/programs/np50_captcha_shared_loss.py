"""Five letters on a picture: one head per letter, one dictionary of losses."""
import string

import numpy as np
from tensorflow.keras import Input, Model, layers, losses

SYMBOLS = string.ascii_lowercase + string.digits
LENGTH = 5


def create_model(height=50, width=120):
    img = Input((height, width, 1))
    x = layers.Conv2D(16, 3, padding="same", activation="relu")(img)
    x = layers.MaxPooling2D(padding="same")(x)
    x = layers.Conv2D(32, 3, padding="same", activation="relu")(x)
    x = layers.MaxPooling2D(padding="same")(x)
    x = layers.BatchNormalization()(x)
    flat = layers.Flatten()(x)
    outs = []
    for i in range(LENGTH):
        h = layers.Dense(64, activation="relu")(flat)
        h = layers.Dropout(0.5)(h)
        outs.append(layers.Dense(len(SYMBOLS), activation="sigmoid", name=f"letter{i}")(h))
    model = Model(img, outs)
    model.compile(
        loss={f"letter{i}": losses.SparseCategoricalCrossentropy() for i in range(LENGTH)},
        optimizer="adam",
        metrics={f"letter{i}": "accuracy" for i in range(LENGTH)},
    )
    return model


x = np.random.rand(300, 50, 120, 1)
y = np.random.randint(0, len(SYMBOLS), (300, LENGTH))
model = create_model()
model.fit(x, [y[:, i] for i in range(LENGTH)], batch_size=32, epochs=1)
