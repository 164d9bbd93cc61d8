import keras
import numpy as np


def dense(units, act=None, **kw):
    kw.setdefault("dtype", "float16")
    return keras.layers.Dense(units, activation=act, **kw)


rng = np.random.default_rng(42)
x = rng.normal(size=(200, 9)).astype("float16")
fire = (x[:, 1:2] > 0.5).astype("float32")
inp = keras.Input((9,), dtype="float16")
h = dense(32, "relu")(inp)
h = dense(16, "relu", name="neck")(h)
m = keras.Model(inp, dense(1, "sigmoid", name="fire")(h))
m.compile("sgd", loss=keras.losses.BinaryCrossentropy())
m.fit(x, fire, epochs=2, verbose=0)
print(m.predict(x[:2], verbose=0).dtype)
