import abc

import torch
from torch import nn


class Predictor(nn.Module, abc.ABC):
    """template: encode -> score -> activate"""

    def __init__(self, n_in, n_out, width=32):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(n_in, width), nn.ReLU())
        self.scorer = nn.Linear(width, n_out)

    @abc.abstractmethod
    def loss(self, output, target): ...

    def activate(self, scores):
        return torch.softmax(scores, dim=-1)

    def forward(self, x):
        return self.activate(self.scorer(self.encoder(x)))
