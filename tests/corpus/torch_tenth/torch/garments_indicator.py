import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(3)
NAMES = ["shirt", "dress", "coat", "scarf"]


def synthesize(n):
    kind = rng.integers(0, len(NAMES), n)
    length = rng.normal(kind * 20 + 50, 4)
    warmth = rng.normal(np.array([2, 3, 8, 6])[kind], 1)
    return np.stack([length / 50, warmth / 5], 1).astype(np.float32), kind


x, kind = synthesize(400)
X = torch.from_numpy(x)
targets = torch.eye(len(NAMES))[torch.from_numpy(kind)].long()

net = nn.Sequential(nn.Linear(2, 32), nn.ELU(), nn.Linear(32, len(NAMES)), nn.LogSoftmax(dim=1))
criterion = nn.NLLLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(50):
    for start in range(0, 400, 50):
        rows = slice(start, start + 50)
        opt.zero_grad()
        loss = criterion(net(X[rows]), targets[rows])
        loss.backward()
        opt.step()
print(loss.item())
