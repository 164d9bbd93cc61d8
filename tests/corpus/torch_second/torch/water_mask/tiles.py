import torch
from torch.utils.data import Dataset


class Tiles(Dataset):
    def __init__(self, n, size=16, seed=0):
        g = torch.Generator().manual_seed(seed)
        field = torch.nn.functional.avg_pool2d(torch.randn(n, 1, size + 6, size + 6, generator=g), 7, 1)
        self.water = (field > 0.05).float()
        nir = 0.5 - 0.4 * self.water
        self.tile = torch.cat([0.3 + 0.1 * self.water, nir, nir * 0.8, torch.full_like(nir, 0.2)], 1)
        self.tile = self.tile + 0.15 * torch.randn(self.tile.shape, generator=g)

    def __len__(self):
        return len(self.tile)

    def __getitem__(self, i):
        return self.tile[i], self.water[i]
