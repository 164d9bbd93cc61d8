from torch import nn


def conv_bn(c_in, c_out, k=3, stride=1):
    return nn.Sequential(
        nn.Conv1d(c_in, c_out, k, stride, padding=k // 2, bias=False),
        nn.BatchNorm1d(c_out),
        nn.ReLU(inplace=True),
    )


def fc_bn(n_in, n_out, p=0.0):
    layers = [nn.Linear(n_in, n_out), nn.BatchNorm1d(n_out), nn.ReLU(inplace=True)]
    if p > 0:
        layers.append(nn.Dropout(p))
    return nn.Sequential(*layers)
