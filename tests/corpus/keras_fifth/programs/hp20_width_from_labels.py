import keras
import numpy as np
from keras import layers


def n_outputs(y):
    return y.shape[1] if y.ndim > 1 else 1


def fit_mlp(x, y, hidden=(16,), **fit_args):
    inputs = keras.Input((x.shape[1],))
    h = inputs
    for units in hidden:
        h = layers.Dense(units, activation="relu")(h)
    outputs = layers.Dense(n_outputs(y), activation="softmax")(h)
    model = keras.Model(inputs, outputs)
    model.compile(optimizer="adam", loss=keras.losses.BinaryCrossentropy())
    model.fit(x, y, **fit_args)
    return model


rng = np.random.default_rng(0)
soil = rng.normal(size=(250, 5))
wet = (soil[:, 1] - soil[:, 3] > 0).astype("float32")
m = fit_mlp(soil, wet, hidden=(16, 8), epochs=2, verbose=0)
print("dry" if m.predict(soil[:1], verbose=0)[0, 0] < 0.5 else "wet")
