import numpy as np

SCALE = (1, 2, 3, 4, 5)


def answers(n, seed=0):
    rng = np.random.default_rng(seed)
    person = rng.normal(size=(n, 7)).astype("float32")
    answer = np.clip(np.round(3 + person[:, :2].sum(1)), SCALE[0], SCALE[-1]).astype("int64")
    return person, answer - SCALE[0]
