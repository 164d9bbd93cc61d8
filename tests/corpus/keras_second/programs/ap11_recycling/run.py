import numpy as np

from serve import SorterService
from settings import COMPILE, MATERIALS, SENSORS, TRAIN
from sorter import build_sorter


def readings(n, seed):
    rng = np.random.default_rng(seed)
    kind = rng.integers(0, len(MATERIALS), n)
    x = rng.normal(size=(n, SENSORS))
    x[np.arange(n), kind * 3] += 3
    return x.astype("float32"), kind


if __name__ == "__main__":
    x, kind = readings(500, 0)
    model = build_sorter()
    model.compile(loss="sparse_categorical_crossentropy", **COMPILE)
    model.fit(x, kind, **TRAIN)
    service = SorterService(model)
    print(service.route(readings(8, 1)[0]))
