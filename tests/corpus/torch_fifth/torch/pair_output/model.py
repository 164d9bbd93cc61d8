import torch
from torch import nn


class WithConfidence(nn.Module):
    """forward -> (scores, class probabilities)"""

    def __init__(self, n_in, n_out):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(n_in, 48), nn.BatchNorm1d(48), nn.ReLU(), nn.Linear(48, n_out))

    def forward(self, x):
        y_hat = self.layers(x)
        return y_hat, torch.softmax(y_hat, dim=1)
