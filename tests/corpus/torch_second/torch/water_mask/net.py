import torch
from torch import nn


class WaterNet(nn.Module):
    def __init__(self, bands=4, width=12):
        super().__init__()
        self.enc = nn.Sequential(nn.Conv2d(bands, width, 3, padding=1), nn.ReLU(), nn.Conv2d(width, width, 3, padding=1), nn.ReLU())
        self.attn = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Conv2d(width, width, 1), nn.Sigmoid())
        self.dec = nn.Conv2d(width, 1, 1)

    def forward(self, tile):
        h = self.enc(tile)
        return self.dec(h * self.attn(h))
