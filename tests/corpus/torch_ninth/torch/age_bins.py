import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

GROUPS = ["child", "young", "adult", "senior"]
EDGES = [0, 15, 30, 60]


class Faces(Dataset):
    def __init__(self, n, seed):
        rng = np.random.default_rng(seed)
        self.age = rng.integers(0, 95, n)
        self.emb = rng.normal(size=(n, 24)).astype(np.float32)
        self.emb[:, 0] += self.age / 20
        self.group = np.digitize(self.age, EDGES)

    def __len__(self):
        return len(self.age)

    def __getitem__(self, i):
        return torch.from_numpy(self.emb[i]), int(self.group[i])


model = nn.Sequential(nn.Linear(24, 32), nn.GELU(), nn.LayerNorm(32), nn.Linear(32, len(GROUPS)))
criterion = nn.CrossEntropyLoss()
opt = torch.optim.AdamW(model.parameters(), lr=3e-3)
for epoch in range(5):
    for x, g in DataLoader(Faces(800, 0), batch_size=50, shuffle=True):
        loss = criterion(model(x), g)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
