import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Cells(Dataset):
    def __init__(self, n=40, size=24):
        rng = np.random.default_rng(2)
        yy, xx = np.mgrid[:size, :size]
        self.images, self.masks = [], []
        for _ in range(n):
            cy, cx = rng.integers(6, size - 6, 2)
            mask = np.where((yy - cy) ** 2 + (xx - cx) ** 2 < 20, 255, 0).astype(np.uint8)
            self.masks.append(mask)
            self.images.append(np.clip(mask * 0.5 + rng.normal(60, 15, mask.shape), 0, 255).astype(np.uint8))

    def __len__(self):
        return len(self.images)

    def __getitem__(self, i):
        image = torch.from_numpy(self.images[i]).unsqueeze(0).float() / 255
        return image, torch.from_numpy(self.masks[i]).long()


model = nn.Sequential(
    nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(),
    nn.Conv2d(8, 8, 3, padding=1), nn.ReLU(),
    nn.Conv2d(8, 2, 1),
)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(2):
    for image, mask in DataLoader(Cells(), batch_size=8, shuffle=True):
        loss = criterion(model(image), mask)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())
