import torch
from torch import nn


class ChurnNet(nn.Module):
    """Will this customer leave? Returns a logit; `probability` is for the dashboard."""

    def __init__(self, features, hidden=32):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(features, hidden),
            nn.BatchNorm1d(hidden),
            nn.ReLU(),
            nn.Linear(hidden, 1),
        )

    def forward(self, x):
        return self.layers(x)

    @torch.no_grad()
    def probability(self, x):
        return torch.sigmoid(self(x))
