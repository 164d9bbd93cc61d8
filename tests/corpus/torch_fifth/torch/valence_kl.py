import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

EMOTIONS = ("joy", "anger", "fear", "sadness", "neutral")


class Clips(Dataset):
    """every clip was rated by ten listeners"""

    def __init__(self, n, seed):
        rng = np.random.default_rng(seed)
        self.x = rng.normal(size=(n, 20)).astype(np.float32)
        w = np.random.default_rng(0).normal(size=(20, len(EMOTIONS)))
        p = np.exp(self.x @ w)
        p /= p.sum(1, keepdims=True)
        votes = np.stack([rng.multinomial(10, row) for row in p])
        self.dist = (votes / votes.sum(1, keepdims=True)).astype(np.float32)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.dist[i]


class Net(nn.Module):
    def __init__(self, hidden=32):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(20, hidden), nn.ELU(), nn.Dropout(0.1))
        self.emotion = nn.Linear(hidden, len(EMOTIONS))

    def forward(self, x):
        return self.emotion(self.body(x))


net = Net()
kld = nn.KLDivLoss(reduction="batchmean")
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(4):
    total = 0.0
    for x, dist in DataLoader(Clips(400, 1), batch_size=32, shuffle=True):
        loss = kld(net(x), dist)
        opt.zero_grad()
        loss.backward()
        opt.step()
        total += loss.item()
    print(epoch, total)
