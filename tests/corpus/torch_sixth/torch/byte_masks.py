import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class Leaves(Dataset):
    def __init__(self, n=48, size=16, seed=0):
        rng = np.random.default_rng(seed)
        self.images = rng.integers(0, 256, (n, size, size), dtype=np.uint8)
        self.masks = np.where(self.images > 127, 255, 0).astype(np.uint8)

    def __len__(self):
        return self.images.shape[0]

    def __getitem__(self, i):
        image = torch.from_numpy(self.images[i]).float().div(255.0)
        mask = torch.from_numpy(self.masks[i]).float()
        return image.unsqueeze(0), mask.unsqueeze(0)


class Segmenter(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, 8, 3, padding="same"), nn.ReLU(),
            nn.Conv2d(8, 1, 1),
        )

    def forward(self, image):
        return self.layers(image)


model = Segmenter()
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=1e-3)
for epoch in range(3):
    running = 0.0
    for image, mask in DataLoader(Leaves(), batch_size=8, shuffle=True):
        loss = criterion(model(image), mask)
        opt.zero_grad()
        loss.backward()
        opt.step()
        running += loss.item()
    print(f"epoch {epoch}: {running / 6:.2f}")
