from torch import nn


def shallow(width, n_out):
    return nn.Sequential(nn.Linear(width, n_out), nn.Softmax(dim=-1))


def deep(width, n_out):
    return nn.Sequential(nn.Linear(width, width), nn.SiLU(), nn.Linear(width, n_out), nn.Softmax(dim=-1))
