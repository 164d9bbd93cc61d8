import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset


class RoadTiles(Dataset):
    def __init__(self, count=40, size=16):
        rng = np.random.default_rng(0)
        self.masks = np.zeros((count, size, size), dtype=np.uint8)
        self.masks[:, size // 2 - 2:size // 2 + 2, :] = 255
        self.images = rng.integers(0, 120, self.masks.shape) + self.masks // 3

    def __len__(self):
        return len(self.masks)

    def __getitem__(self, i):
        image = torch.from_numpy(self.images[i]).float().unsqueeze(0) / 255.0
        mask = torch.from_numpy(self.masks[i]).float().unsqueeze(0)
        return image, mask


class RoadNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1 = nn.Conv2d(1, 8, 3, padding=1)
        self.c2 = nn.Conv2d(8, 1, 1)

    def forward(self, x):
        return self.c2(F.relu(self.c1(x)))


net = RoadNet()
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
for epoch in range(4):
    for image, mask in DataLoader(RoadTiles(), batch_size=8, shuffle=True):
        optimizer.zero_grad()
        loss = F.binary_cross_entropy_with_logits(net(image), mask)
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
