"""Discrete-time survival: the survival curve is the running product of (1 - hazard)."""
import keras
import numpy as np
from keras import ops

BINS = 6


def hazard_nll(y_true, y_pred):
    """y_true: (survived, died) indicator for every bin, 2 * BINS wide."""
    survived, died = y_true[:, :BINS], y_true[:, BINS:]
    log_h = -ops.softplus(-y_pred)
    log_s = -ops.softplus(y_pred)
    return -ops.sum(survived * log_s + died * log_h, axis=-1)


def encode(time, event):
    k = np.arange(BINS)
    survived = (k[None] < time[:, None]).astype("float32")
    died = ((k[None] == time[:, None]) & event[:, None]).astype("float32")
    return np.concatenate([survived, died], axis=1)


rng = np.random.default_rng(10)
x = rng.normal(size=(500, 5)).astype("float32")
time = np.clip(rng.exponential(np.exp(1 - x[:, 0])).astype(int), 0, BINS - 1)
event = rng.random(500) < 0.8

model = keras.Sequential([keras.Input((5,)), keras.layers.Dense(16, activation="relu"), keras.layers.Dense(BINS)])
model.compile("adam", loss=hazard_nll)
model.fit(x, encode(time, event), epochs=3, verbose=0)
hazard = ops.sigmoid(model.predict(x, verbose=0))
curve = ops.cumprod(1 - hazard, axis=1)
print("median after bin", ops.convert_to_numpy(ops.sum(ops.cast(curve > 0.5, "int32"), axis=1))[:8])
