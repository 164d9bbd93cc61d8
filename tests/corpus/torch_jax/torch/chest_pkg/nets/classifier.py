from torch import nn

from .backbone import Backbone


class ChestNet(nn.Module):
    def __init__(self, out_size):
        super().__init__()
        self.backbone = Backbone()
        self.classifier = nn.Sequential(
            nn.Linear(Backbone.out_features, out_size),
            nn.Sigmoid(),
        )

    def forward(self, x):
        return self.classifier(self.backbone(x))
