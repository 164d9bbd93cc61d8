import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset


class Coins(Dataset):
    def __init__(self, n=600, seed=2):
        rng = np.random.default_rng(seed)
        self.x = rng.normal(size=(n, 5)).astype("float32")
        self.y = (self.x @ rng.normal(size=5) > 0).astype("float32")

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return torch.from_numpy(self.x[i]), torch.tensor([self.y[i]])


class Probe(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(5, 8)
        self.b = nn.Linear(8, 1)

    def forward(self, x):
        return self.b(torch.relu(self.a(x)))


probe = Probe()
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(probe.parameters(), lr=0.01)
right = seen = 0
for epoch in range(5):
    for x, y in DataLoader(Coins(), batch_size=30, shuffle=True):
        out = probe(x)
        loss = criterion(out, y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        right += ((out >= 0) == y.bool()).sum().item()
        seen += len(y)
print(loss.item(), right / seen)
