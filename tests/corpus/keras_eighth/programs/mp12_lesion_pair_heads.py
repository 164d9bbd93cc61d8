import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(18)
patch = rng.normal(size=(260, 12, 12, 1))
body_site = rng.integers(0, 5, 260)
malignant = (patch.mean((1, 2, 3)) > 0).astype("int32")


def head(x, task, units):
    x = layers.Dense(16, activation="relu", name=f"{task}_fc")(x)
    return layers.Dense(units, activation="softmax", name=task)(x)


img = keras.Input((12, 12, 1))
f = layers.Conv2D(8, 3, activation="relu")(img)
f = layers.GlobalAveragePooling2D()(f)
outs = [head(f, task, units) for task, units in (("site", 5), ("malignant", 1))]
model = keras.Model(img, outs)
model.compile(optimizer="adam", loss=["sparse_categorical_crossentropy", "binary_crossentropy"])
model.fit(patch, [body_site, malignant], epochs=2, batch_size=26, verbose=0)
print([o.shape for o in model.predict(patch[:3], verbose=0)])
