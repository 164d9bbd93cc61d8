from typing import NamedTuple

import torch
from torch import nn


class Attribute(NamedTuple):
    name: str
    values: tuple


ATTRIBUTES = (
    Attribute("colour", ("black", "brown", "white", "red")),
    Attribute("heel", ("flat", "mid", "high")),
    Attribute("season", ("summer", "winter")),
)


def head(width, k):
    return nn.Sequential(nn.Linear(width, width // 2), nn.ReLU(), nn.Linear(width // 2, k), nn.Softmax(dim=1))


class AttributeNet(nn.Module):
    def __init__(self, n_in, width=32):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(n_in, width), nn.ReLU())
        self.heads = nn.ModuleDict({a.name: head(width, len(a.values)) for a in ATTRIBUTES})

    def forward(self, x):
        h = self.trunk(x)
        return {name: m(h) for name, m in self.heads.items()}


class AttributeLoss(nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = {a.name: nn.CrossEntropyLoss() for a in ATTRIBUTES}

    def forward(self, outputs, labels):
        return sum(self.parts[k](outputs[k], labels[k]) for k in outputs)


torch.manual_seed(3)
x = torch.randn(300, 10)
labels = {a.name: (x @ torch.randn(10, len(a.values))).argmax(1) for a in ATTRIBUTES}
net, total = AttributeNet(10), AttributeLoss()
optim = torch.optim.AdamW(net.parameters(), lr=4e-3)
for _ in range(80):
    optim.zero_grad()
    loss = total(net(x), labels)
    loss.backward()
    optim.step()
print(loss.item())
for k, v in net(x).items():
    print(f"{k:8s}{(v.argmax(1) == labels[k]).float().mean():.3f}")
