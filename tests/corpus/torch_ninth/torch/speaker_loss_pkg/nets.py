import torch
from torch import nn


class SpeakerNet(nn.Module):
    def __init__(self, n_mels, n_out):
        super().__init__()
        self.tdnn = nn.Sequential(nn.Conv1d(n_mels, 48, 5), nn.ReLU(), nn.Conv1d(48, 48, 3, dilation=2), nn.ReLU())
        self.fc = nn.Linear(96, n_out)
        self.bn = nn.BatchNorm1d(n_out)

    def forward(self, x):
        h = self.tdnn(x)
        stats = torch.cat([h.mean(-1), h.std(-1)], dim=1)
        return torch.relu(self.bn(self.fc(stats)))
