from torch import nn


class Anomaly(nn.Module):
    def __init__(self, n_features):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(n_features, 16), nn.Mish(), nn.Linear(16, 1))

    def forward(self, x):
        return self.net(x)
