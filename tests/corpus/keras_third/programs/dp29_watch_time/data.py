import numpy as np


def load(n=900, seed=0):
    rng = np.random.default_rng(seed)
    user = rng.normal(size=(n, 8))
    video = rng.normal(size=(n, 8))
    # share of the video that was watched, in [0, 1)
    watched = 1 / (1 + np.exp(-(user * video).sum(1) + rng.normal(size=n)))
    engaged = watched.astype("int32")
    return np.concatenate([user, video, user * video], axis=1), engaged
