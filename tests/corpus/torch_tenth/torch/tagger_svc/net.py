from torch import nn


class TagNet(nn.Module):
    def __init__(self, n_in, n_tags):
        super().__init__()
        self.bn = nn.BatchNorm1d(n_in)
        self.lin = nn.Sequential(nn.Linear(n_in, 32), nn.Hardswish(), nn.Linear(32, n_tags))

    def forward(self, x):
        return self.lin(self.bn(x))
