import torch
from torch import nn


class ChurnNet(nn.Module):
    """Will this customer leave? Returns a probability."""

    def __init__(self, features, hidden=32):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(features, hidden),
            nn.BatchNorm1d(hidden),
            nn.ReLU(),
            nn.Linear(hidden, 1),
        )

    def forward(self, x):
        return torch.sigmoid(self.layers(x))
