import torch.nn.functional as F
from torch import nn

from .registry import register


@register("wide")
class Wide(nn.Module):
    def __init__(self, bands, n_sounds, width=64):
        super().__init__()
        self.fc1 = nn.Linear(bands, width)
        self.fc2 = nn.Linear(width, n_sounds)

    def forward(self, x):
        x = F.leaky_relu(self.fc1(x))
        x = self.fc2(x)
        return F.softmax(x, dim=1)
