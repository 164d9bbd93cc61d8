from torch import nn


def build(spec):
    modules = [getattr(nn, name)(**kwargs) for name, kwargs in spec]
    return nn.Sequential(*modules)
