from torch import nn


class Backbone(nn.Module):
    out_features = 16

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(1, 8, 3, padding=1)
        self.body = nn.Conv2d(8, 16, 3, padding=1)
        self.pool = nn.AdaptiveAvgPool2d(1)

    def forward(self, x):
        x = self.stem(x).relu()
        x = self.body(x).relu()
        return self.pool(x).flatten(1)
