import torch
from torch import nn


class WordAttention(nn.Module):
    """weights every word of a ticket, padded words get no weight"""

    def __init__(self, dim, hidden=16):
        super().__init__()
        self.energy = nn.Sequential(nn.Linear(dim, hidden), nn.Tanh(), nn.Linear(hidden, 1, bias=False))

    def forward(self, words, mask):
        e = self.energy(words).squeeze(-1).masked_fill(~mask, float("-inf"))
        weight = torch.softmax(e, dim=1)
        return torch.einsum("bt,btd->bd", weight, words), weight
