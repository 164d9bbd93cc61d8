import torch
from torch import nn


class Head(nn.Module):
    def __init__(self, d, n_classes):
        super().__init__()
        self.shared = nn.Linear(d, 32)
        self.obj, self.cls, self.box = nn.Linear(32, 1), nn.Linear(32, n_classes), nn.Linear(32, 4)

    def forward(self, x):
        h = self.shared(x).relu()
        return {"obj": self.obj(h).squeeze(-1), "cls": self.cls(h), "box": torch.sigmoid(self.box(h))}
