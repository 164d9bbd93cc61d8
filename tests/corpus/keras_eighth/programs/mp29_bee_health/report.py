import numpy as np

HEALTHY, SICK = 0, 1


def decide(model, x):
    scores = model.predict(x, verbose=0).squeeze(-1)
    return np.where(scores > 0.5, SICK, HEALTHY)


def report(model, x, y):
    guess = decide(model, x)
    return {"n_sick": int((guess == SICK).sum()), "agree": float((guess == y).mean())}
