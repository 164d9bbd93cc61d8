import numpy as np
import torch
from torch.utils.data import Dataset

CLASSES = ("road", "building", "sky", "car", "person")
VOID = 255


class Streets(Dataset):
    """toy street scenes: sky above, buildings left and right, road below"""

    def __init__(self, n, size=20, seed=0, border=1):
        self.rng = np.random.default_rng(seed)
        self.items = [self._scene(size, border) for _ in range(n)]

    def _scene(self, s, border):
        mask = np.full((s, s), 1, dtype=np.uint8)
        horizon = self.rng.integers(s // 3, s // 2)
        mask[:horizon, 4:-4] = 2
        mask[horizon + 4:] = 0
        c = self.rng.integers(3, s - 6)
        mask[-6:-3, c:c + 4] = 3
        mask[-9:-4, (c + 8) % (s - 2)] = 4
        colours = np.array([[90, 90, 90], [140, 80, 60], [120, 180, 240], [200, 20, 20], [20, 160, 60]])
        image = colours[mask] + self.rng.normal(0, 20, (s, s, 3))
        if border:
            mask[:border] = mask[-border:] = VOID
            mask[:, :border] = mask[:, -border:] = VOID
        return image.clip(0, 255).astype(np.float32), mask

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        image, mask = self.items[i]
        return torch.from_numpy(image).permute(2, 0, 1) / 255.0, torch.from_numpy(mask).long()
