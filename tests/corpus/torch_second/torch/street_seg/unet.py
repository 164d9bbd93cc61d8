import torch
from torch import nn


def double_conv(i, o):
    return nn.Sequential(nn.Conv2d(i, o, 3, padding=1), nn.ReLU(), nn.Conv2d(o, o, 3, padding=1), nn.ReLU())


class SmallUNet(nn.Module):
    def __init__(self, n_classes, base=8):
        super().__init__()
        self.d1, self.d2 = double_conv(3, base), double_conv(base, base * 2)
        self.pool = nn.MaxPool2d(2)
        self.up = nn.ConvTranspose2d(base * 2, base, 2, 2)
        self.u1 = double_conv(base * 2, base)
        self.last = nn.Conv2d(base, n_classes, 1)

    def forward(self, x):
        a = self.d1(x)
        b = self.d2(self.pool(a))
        return self.last(self.u1(torch.cat([a, self.up(b)], 1)))
