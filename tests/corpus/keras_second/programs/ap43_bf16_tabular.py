import os

os.environ.setdefault("KERAS_BACKEND", "jax")

import keras
import numpy as np
from keras import layers
from sklearn.datasets import make_classification

keras.config.set_dtype_policy("mixed_bfloat16")

CFG = dict(width=64, depth=2, classes=30, epochs=2, batch=64)

X, y = make_classification(n_samples=1200, n_features=40, n_informative=20, n_classes=CFG["classes"],
                           n_clusters_per_class=1, random_state=0)
X = X.astype("float32")


def residual(x, width):
    h = layers.LayerNormalization()(x)
    h = layers.Dense(width, activation="gelu")(h)
    h = layers.Dense(width)(h)
    return layers.Add()([x, h])


inputs = keras.Input((40,))
x = layers.Dense(CFG["width"])(inputs)
for _ in range(CFG["depth"]):
    x = residual(x, CFG["width"])
outputs = layers.Dense(CFG["classes"], activation="softmax")(x)

model = keras.Model(inputs, outputs)
model.compile(optimizer=keras.optimizers.AdamW(2e-3), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(X[:1000], y[:1000], validation_data=(X[1000:], y[1000:]), epochs=CFG["epochs"], batch_size=CFG["batch"], verbose=2)
