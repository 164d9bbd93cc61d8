import numpy as np

BIRDS = {
    "robin": (4.0, 1.2),
    "wren": (5.5, 0.8),
    "owl": (0.9, 2.0),
    "crow": (1.6, 0.6),
    "lark": (3.1, 3.0),
}


def calls(per_bird=60, seed=0):
    rng = np.random.default_rng(seed)
    x, y = [], []
    for label, (pitch, length) in enumerate(BIRDS.values()):
        x.append(rng.normal((pitch, length), 0.3, (per_bird, 2)))
        y += [label] * per_bird
    return np.concatenate(x), np.array(y)
