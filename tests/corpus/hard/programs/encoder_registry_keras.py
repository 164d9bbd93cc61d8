import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_wine
from sklearn.preprocessing import LabelEncoder, StandardScaler

TARGET_ENCODERS = {}


def target_encoder(name):
    def add(fn):
        TARGET_ENCODERS[name] = fn
        return fn
    return add


@target_encoder("ids")
def to_ids(y):
    return LabelEncoder().fit_transform(y)


@target_encoder("indicator")
def to_indicator(y):
    ids = to_ids(y)
    out = np.zeros((len(ids), ids.max() + 1), dtype="float32")
    out[np.arange(len(ids)), ids] = 1.0
    return out


PIPELINE = {
    "encoder": "indicator",
    "hidden": [32, 16],
    "loss": keras.losses.SparseCategoricalCrossentropy(),
    "metrics": [keras.metrics.SparseCategoricalAccuracy()],
}


def network(n_in, n_out, hidden):
    net = keras.Sequential([keras.Input((n_in,))])
    for units in hidden:
        net.add(layers.Dense(units, activation="swish"))
    net.add(layers.Dense(n_out, activation="softmax"))
    return net


wine = load_wine()
X = StandardScaler().fit_transform(wine.data)
cultivar = wine.target_names[wine.target]
y = TARGET_ENCODERS[PIPELINE["encoder"]](cultivar)
net = network(X.shape[1], len(wine.target_names), PIPELINE["hidden"])
net.compile(optimizer="adam", loss=PIPELINE["loss"], metrics=PIPELINE["metrics"])
net.fit(X, y, epochs=3, batch_size=20, verbose=0)
print(net.evaluate(X, y, verbose=0, return_dict=True))
