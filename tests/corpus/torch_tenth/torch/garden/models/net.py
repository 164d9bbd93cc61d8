from torch import nn

from .heads import deep, shallow


class GardenNet(nn.Module):
    def __init__(self, n_features, n_species, head="shallow", width=24):
        super().__init__()
        self.backbone = nn.Sequential(nn.Linear(n_features, width), nn.SiLU())
        self.heads = nn.ModuleDict({"shallow": shallow(width, n_species), "deep": deep(width, n_species)})
        self.which = head

    def forward(self, x):
        return self.heads[self.which](self.backbone(x))
