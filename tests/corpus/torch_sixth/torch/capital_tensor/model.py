from torch import nn


def make_model(n_in, n_out, depth=2, width=16):
    layers = [nn.Linear(n_in, width), nn.ReLU()]
    for _ in range(depth - 1):
        layers.extend([nn.Linear(width, width), nn.ReLU()])
    return nn.Sequential(*layers, nn.Linear(width, n_out))
