import torch
from torch import nn


class ProductNet(nn.Module):
    TASKS = {"brand": 6, "colour": 4}

    def __init__(self, d=12, width=32):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(d, width), nn.GELU())
        self.heads = nn.ModuleDict({name: nn.Linear(width, k) for name, k in self.TASKS.items()})

    def forward(self, x):
        h = self.body(x)
        brand = torch.softmax(self.heads["brand"](h), dim=-1)
        colour = self.heads["colour"](h)
        return brand, colour
