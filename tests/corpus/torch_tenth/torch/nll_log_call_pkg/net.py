import torch
from torch import nn


class SoilNet(nn.Module):
    def __init__(self, n_in, n_kinds):
        super().__init__()
        self.lin1 = nn.Linear(n_in, 20)
        self.lin2 = nn.Linear(20, n_kinds)

    def forward(self, x):
        z = self.lin2(torch.relu(self.lin1(x)))
        return torch.softmax(z, 1)
