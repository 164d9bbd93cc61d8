import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(0)
x = rng.normal(size=(400, 5))
y = (x.sum(1) > 0).astype("float32")

inp = layers.Input((5,))
p = layers.Dense(1, activation="sigmoid")(layers.Dense(8, activation="relu")(inp))
p = layers.Reshape(())(p)                     # (N,)
model = keras.Model(inp, p)


def hand_bce(y_true, y_pred):
    y_pred = keras.ops.clip(y_pred, 1e-6, 1 - 1e-6)
    return -(y_true * keras.ops.log(y_pred) + (1 - y_true) * keras.ops.log(1 - y_pred))


model.compile(optimizer="adam", loss=hand_bce)
model.fit(x, y, epochs=2, verbose=0)
print(((model.predict(x, verbose=0) > 0.5) == y).mean())
