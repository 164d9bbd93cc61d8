from torch import nn


def mlp(*sizes, act=nn.ReLU):
    mods = []
    for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
        mods.append(nn.Linear(a, b))
        if i < len(sizes) - 2:
            mods.append(act())
    return nn.Sequential(*mods)


def teacher(i):
    return mlp(64, 48 + 16 * i, 10, act=(nn.ReLU, nn.GELU, nn.Tanh)[i])


def student():
    return mlp(64, 12, 10)
