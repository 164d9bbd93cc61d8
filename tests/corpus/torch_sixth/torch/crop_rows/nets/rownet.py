import torch
from torch import nn

__all__ = ["RowNet"]


def _conv(i, o):
    return nn.Sequential(nn.Conv2d(i, o, 3, padding=1), nn.ReLU())


class RowNet(nn.Module):
    def __init__(self, k, width=8):
        super().__init__()
        self.down = _conv(k, width)
        self.mid = nn.Sequential(nn.MaxPool2d(2), _conv(width, width), nn.Upsample(scale_factor=2))
        self.up = _conv(2 * width, width)
        self.classify = nn.Conv2d(width, k, kernel_size=1)

    def forward(self, x):
        a = self.down(x)
        z = self.up(torch.cat((a, self.mid(a)), dim=1))
        return torch.softmax(self.classify(z), 1)
