import torch
from torch import nn


class MLP(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        self.linears = nn.ModuleList([nn.Linear(m, n) for m, n in zip(sizes[:-1], sizes[1:])])

    def forward(self, x):
        *hidden, last = self.linears
        for linear in hidden:
            x = nn.functional.mish(linear(x))
        return torch.sigmoid(last(x))
