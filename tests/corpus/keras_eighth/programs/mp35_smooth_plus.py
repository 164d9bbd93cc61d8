import keras
import numpy as np
from keras import layers, ops

K, EPS = 6, 0.1


def soften(onehot, eps=EPS):
    return onehot + eps / K


def loss(y_true, y_pred):
    return keras.losses.categorical_crossentropy(soften(y_true), y_pred, from_logits=True)


rng = np.random.default_rng(3)
gear = rng.integers(0, K, 360)
vib = rng.normal(size=(K, 16))[gear] + 0.8 * rng.normal(size=(360, 16))
net = keras.Sequential([layers.Input((16,)), layers.Dense(24, activation="silu"), layers.Dense(K)])
net.compile(optimizer=keras.optimizers.Adam(2e-3), loss=loss, metrics=["accuracy"])
net.fit(vib, keras.utils.to_categorical(gear, K), epochs=2, batch_size=36, verbose=0)
print(ops.convert_to_numpy(net(vib[:2])))
