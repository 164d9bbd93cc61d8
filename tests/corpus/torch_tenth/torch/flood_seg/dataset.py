import numpy as np
import torch
from torch.utils.data import Dataset


class Tiles(Dataset):
    def __init__(self, n=24, size=16, seed=0):
        rng = np.random.default_rng(seed)
        level = rng.integers(4, size - 4, n)
        self.masks = np.stack([np.where(np.arange(size)[:, None] > k, 255, 0).repeat(size, 1) for k in level]).astype(np.uint8)
        self.tiles = np.clip(120 - self.masks * 0.3 + rng.normal(0, 20, self.masks.shape), 0, 255).astype(np.uint8)

    def __len__(self):
        return len(self.tiles)

    def __getitem__(self, i):
        tile = torch.tensor(self.tiles[i], dtype=torch.float32)[None] / 255.0
        mask = torch.tensor(self.masks[i], dtype=torch.float32)[None] / 255.0
        return tile, mask
