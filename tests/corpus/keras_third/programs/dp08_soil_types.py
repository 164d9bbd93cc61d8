import keras
import numpy as np
from keras import layers, ops


def nll(y_true, log_p):
    """Negative log likelihood for one-hot targets."""
    return -ops.sum(ops.cast(y_true, log_p.dtype) * log_p, axis=-1)


def mlp(n_in, hidden, n_out):
    x = inp = layers.Input((n_in,))
    for units in hidden:
        x = layers.Dense(units)(x)
        x = layers.BatchNormalization()(x)
        x = layers.ReLU()(x)
    return keras.Model(inp, layers.Dense(n_out)(x))


SOILS = ["clay", "loam", "peat", "sand"]
rng = np.random.default_rng(62)
soil = rng.integers(0, len(SOILS), 320)
spectrum = rng.normal(size=(len(SOILS), 15))[soil] + 0.5 * rng.normal(size=(320, 15))

model = mlp(15, (32, 16), len(SOILS))
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss=nll, metrics=["categorical_accuracy"])
model.fit(spectrum, keras.utils.to_categorical(soil, len(SOILS)), epochs=3, batch_size=32, verbose=0)
print([SOILS[k] for k in model.predict(spectrum[:4], verbose=0).argmax(axis=1)])
