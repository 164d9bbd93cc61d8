import numpy as np

ANSWERS = {"never": 1, "sometimes": 2, "often": 3, "always": 4}


def load(n=260):
    rng = np.random.default_rng(5)
    text = rng.choice(list(ANSWERS), n)
    code = np.array([ANSWERS[t] for t in text])
    profile = rng.normal(size=(n, 9)) + code[:, None] * 0.6
    return profile, code
