import keras
import numpy as np
from keras import layers, ops

GAMMA = 1.5


def modulated(y_true, y_pred):
    y_true = ops.cast(y_true, y_pred.dtype)
    ce = ops.binary_crossentropy(y_pred, y_true)
    p_t = y_true * y_pred + (1 - y_true) * (1 - y_pred)
    return ops.mean((1 - p_t) ** GAMMA * ce, axis=-1)


rng = np.random.default_rng(35)
ecg = rng.normal(size=(300, 40, 1))
flutter = rng.integers(0, 2, (300, 1))
ecg[flutter[:, 0] == 1, ::4] += 1.0

net = keras.Sequential([
    layers.Input((40, 1)),
    layers.Conv1D(8, 5, activation="relu"),
    layers.GlobalMaxPooling1D(),
    layers.Dense(1, activation="sigmoid"),
])
net.compile(optimizer="adam", loss=modulated)
print(net.fit(ecg, flutter, epochs=3, verbose=0).history["loss"])
