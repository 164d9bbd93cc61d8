from torch import nn


def make_model(n_in, n_out, cfg):
    layers = []
    width = n_in
    for h in cfg.hidden:
        layers.extend([nn.Linear(width, h), nn.ReLU()])
        width = h
    layers.append(nn.Linear(width, n_out))
    if cfg.final is not None:
        layers.append(getattr(nn, cfg.final)(dim=-1))
    return nn.Sequential(*layers)
