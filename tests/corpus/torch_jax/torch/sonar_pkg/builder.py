from torch import nn


def build_network(n_features, n_classes, widths=(32, 16), p=0.0):
    net = nn.Sequential()
    previous = n_features
    for i, width in enumerate(widths):
        net.add_module(f"fc{i}", nn.Linear(previous, width))
        net.add_module(f"act{i}", nn.ReLU())
        if p:
            net.add_module(f"drop{i}", nn.Dropout(p))
        previous = width
    net.add_module("out", nn.Linear(previous, n_classes))
    return net
