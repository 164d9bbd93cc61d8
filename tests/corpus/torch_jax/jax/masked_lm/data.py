import numpy as np

VOCAB, PAD = 20, 0


def batches(n_batches, size=16, length=8, seed=0):
    rng = np.random.default_rng(seed)
    for _ in range(n_batches):
        seq = rng.integers(1, VOCAB, size=(size, length))
        seq[:, 1::2] = (seq[:, ::2] + 1) % VOCAB
        seq[rng.integers(2, length, size)[:, None] <= np.arange(length)] = PAD
        yield seq[:, :-1], seq[:, 1:]
