from torch import nn

from .registry import register


@register("small")
class Small(nn.Module):
    def __init__(self, bands, n_sounds):
        super().__init__()
        self.fc = nn.Linear(bands, n_sounds)

    def forward(self, x):
        return self.fc(x)
