import numpy as np
from keras.utils import to_categorical

SHIPS = {"tanker": 0, "ferry": 1, "tug": 2, "yacht": 3}


def load(n=280, seed=17):
    rng = np.random.default_rng(seed)
    names = rng.choice(list(SHIPS), n)
    ids = np.array([SHIPS[s] for s in names])
    radar = rng.normal(size=(len(SHIPS), 11))[ids] + 0.4 * rng.normal(size=(n, 11))
    return radar.astype("float32"), to_categorical(ids, num_classes=len(SHIPS))


def split(x, y, share=0.25):
    cut = int(len(x) * (1 - share))
    return (x[:cut], y[:cut]), (x[cut:], y[cut:])
