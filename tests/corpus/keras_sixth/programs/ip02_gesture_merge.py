import keras
import numpy as np

DEFAULTS = {"units": 6, "tail": None, "loss": {"from_logits": True}, "lr": 1e-3}
EXPERIMENTS = {
    "base": {},
    "readable": {"tail": "softmax"},
    "fast": {"lr": 1e-2},
}


def options(name):
    return DEFAULTS | EXPERIMENTS[name]


def build(*, units, tail, loss, lr):
    net = keras.Sequential()
    net.add(keras.Input((30,)))
    net.add(keras.layers.Dense(48, activation="gelu"))
    net.add(keras.layers.Dense(units, activation=tail))
    net.compile(keras.optimizers.Adam(lr), keras.losses.SparseCategoricalCrossentropy(**loss))
    return net


g = np.random.default_rng(0)
gesture = g.integers(0, 6, 300)
acc = g.normal(size=(6, 30))[gesture] + g.normal(size=(300, 30))

net = build(**options("readable"))
net.fit(acc, gesture, epochs=2, verbose=0)
print(net.predict(acc[:3], verbose=0).round(2))
