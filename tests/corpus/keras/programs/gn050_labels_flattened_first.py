import keras
import numpy as np
from keras import layers, ops

rng = np.random.default_rng(17)
x = rng.normal(size=(200, 3)).astype("float32")
y = (x[:, 0] > 0).astype("float32")


def my_bce(y_true, y_pred):
    t = ops.reshape(y_true, (-1,))
    p = ops.clip(ops.reshape(y_pred, (-1,)), 1e-6, 1 - 1e-6)
    return ops.mean(ops.where(t > 0.5, 1 - p, p) ** 2)


m = keras.Sequential([layers.Input((3,)), layers.Dense(8, activation="relu"), layers.Dense(1, activation="sigmoid")])
m.compile(optimizer="adam", loss=my_bce)
m.fit(x, y, epochs=3, verbose=0)
pred = m.predict(x, verbose=0).ravel() > 0.5
print(np.mean(pred == (y > 0.5)))
