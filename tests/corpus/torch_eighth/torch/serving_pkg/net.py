import torch
from torch import nn


class WineNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(13, 20), nn.ReLU(), nn.Linear(20, 3))

    def forward(self, x):
        z = self.body(x)
        if not self.training:
            z = torch.softmax(z, dim=-1)
        return z
