import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Spiral(Dataset):
    def __init__(self, n=256):
        rng = np.random.default_rng(2)
        t = rng.uniform(0.5, 3, n)
        side = rng.choice([-1.0, 1.0], n)
        self.x = np.stack([side * t * np.cos(2 * t), side * t * np.sin(2 * t)], 1).astype(np.float32)
        self.y = side.astype(np.float32)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


def hinge(score, y):
    return torch.clamp(1 - y * score, min=0).mean()


svm = nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 1))
opt = torch.optim.Adam(svm.parameters(), lr=1e-2)
for epoch in range(5):
    for x, y in DataLoader(Spiral(), batch_size=32, shuffle=True):
        loss = hinge(svm(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
