from typing import NamedTuple, Optional

import keras
import numpy as np
from keras import layers


class HeadSpec(NamedTuple):
    name: str
    units: int
    activation: Optional[str]
    loss: object
    weight: float = 1.0


SPECS = [
    HeadSpec("kind", 4, "softmax", "sparse_categorical_crossentropy"),
    HeadSpec("length", 1, None, "huber", 0.1),
    HeadSpec("fishing", 1, None, keras.losses.BinaryCrossentropy(label_smoothing=0.05)),
]


def network(specs, n_features):
    inp = keras.Input((n_features,), name="track")
    h = layers.Dense(32, activation="silu")(inp)
    outs = {s.name: layers.Dense(s.units, activation=s.activation, name=s.name)(h) for s in specs}
    net = keras.Model(inp, outs)
    net.compile(
        "adam",
        loss={s.name: s.loss for s in specs},
        loss_weights={s.name: s.weight for s in specs},
    )
    return net


rng = np.random.default_rng(21)
x = rng.normal(size=(256, 9))
y = {"kind": rng.integers(0, 4, 256), "length": 20 + 5 * x[:, :1], "fishing": (x[:, 1:2] > 0).astype("float32")}
net = network(SPECS, 9)
net.fit(x, y, epochs=2, verbose=0)
print({k: v.shape for k, v in net.predict(x[:3], verbose=0).items()})
