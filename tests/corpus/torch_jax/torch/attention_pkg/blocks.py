import torch
from torch import nn


class SqueezeExcite(nn.Module):
    def __init__(self, channels, reduction=4):
        super().__init__()
        self.gate = nn.Sequential(
            nn.Linear(channels, channels // reduction), nn.ReLU(),
            nn.Linear(channels // reduction, channels), nn.Sigmoid(),
        )

    def forward(self, x):
        weights = self.gate(x.mean(dim=(2, 3)))
        return x * weights[:, :, None, None]


class SoftPool(nn.Module):
    """attention over positions, one score per pixel"""

    def __init__(self, channels):
        super().__init__()
        self.score = nn.Conv2d(channels, 1, 1)

    def forward(self, x):
        a = torch.softmax(self.score(x).flatten(2), dim=-1)
        return (x.flatten(2) * a).sum(-1)
