import torch
from torch import nn


class Estimator(nn.Module):
    def __init__(self, n_features):
        super().__init__()
        self.norm = nn.BatchNorm1d(n_features)
        self.linear = nn.Linear(n_features, 1)

    def forward(self, x):
        return self.linear(self.norm(x))[:, 0]

    def loss(self, x, y):
        return nn.functional.binary_cross_entropy_with_logits(self(x), y)
