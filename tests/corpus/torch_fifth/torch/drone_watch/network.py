import torch.nn as nn


class RotorNet(nn.Module):
    """is one of the four rotors damaged? one output per rotor"""

    def __init__(self, n_channels=4, n_rotors=4):
        super().__init__()
        self.encoder = nn.Sequential(
            nn.Conv1d(n_channels, 16, 5, padding=2), nn.BatchNorm1d(16), nn.ReLU(), nn.AdaptiveAvgPool1d(4), nn.Flatten()
        )
        self.rotors = nn.Linear(64, n_rotors)

    def forward(self, signal):
        return self.rotors(self.encoder(signal))
