import torch
from torch import nn


class SiameseNet(nn.Module):
    def __init__(self, n_in, emb=16):
        super().__init__()
        self.embed = nn.Sequential(nn.Linear(n_in, 64), nn.ReLU(inplace=True), nn.Linear(64, emb))
        self.out = nn.Linear(emb, 1)

    def forward_one(self, x):
        return self.embed(x)

    def forward(self, x1, x2):
        distance = torch.abs(self.forward_one(x1) - self.forward_one(x2))
        return torch.sigmoid(self.out(distance)).squeeze(-1)
