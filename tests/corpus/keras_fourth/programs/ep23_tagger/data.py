import numpy as np

from vocab import PAD, TAGS, tag_index


def notes(n, length, words, seed=0):
    index = tag_index()
    rng = np.random.default_rng(seed)
    x = np.zeros((n, length), dtype="int32")
    y = np.full((n, length), index[PAD])
    for row in range(n):
        size = rng.integers(3, length + 1)
        x[row, :size] = rng.integers(1, words, size)
        y[row, :size] = [index[TAGS[w % len(TAGS)]] for w in x[row, :size]]
    return x, y
