import torch.nn as nn


class SkyNet(nn.Module):
    def __init__(self, in_features, num_classes, hidden=16):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.net(x)
