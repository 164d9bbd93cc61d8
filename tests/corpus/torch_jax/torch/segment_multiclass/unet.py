import torch
from torch import nn


class Mini(nn.Module):
    def __init__(self, classes):
        super().__init__()
        self.enc = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU())
        self.mid = nn.Sequential(nn.MaxPool2d(2), nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.Upsample(scale_factor=2))
        self.outc = nn.Conv2d(24, classes, 1)

    def forward(self, x):
        a = self.enc(x)
        return self.outc(torch.cat([a, self.mid(a)], dim=1))
