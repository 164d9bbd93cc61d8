from torch import nn

from heads import HEADS, make_head


class FruitNet(nn.Module):
    def __init__(self, n_in=12, width=32):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(n_in, width), nn.ReLU(), nn.Linear(width, width), nn.ReLU())
        self.heads = nn.ModuleDict({s.name: make_head(s, width) for s in HEADS})

    def forward(self, x):
        h = self.trunk(x)
        return {name: head(h) for name, head in self.heads.items()}
