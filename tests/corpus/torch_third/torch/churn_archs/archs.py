from torch import nn


def linear(d):
    return nn.Linear(d, 1)


def wide(d):
    return nn.Sequential(nn.Linear(d, 128), nn.ReLU(), nn.Linear(128, 1))


def deep(d):
    return nn.Sequential(
        nn.Linear(d, 32),
        nn.BatchNorm1d(32),
        nn.ReLU(),
        nn.Linear(32, 16),
        nn.ReLU(),
        nn.Linear(16, 1),
        nn.Sigmoid(),
    )


ARCHS = {"linear": linear, "wide": wide, "deep": deep}


def build(name, d):
    return ARCHS[name](d)
