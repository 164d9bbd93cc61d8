"""Rent bracket from flat features. Brackets: <600, 600-900, 900-1400, 1400-2000, >2000."""
import torch
from torch import nn

CUTS = torch.tensor([600.0, 900.0, 1400.0, 2000.0])
N_BRACKETS = len(CUTS)


def flats(n, gen):
    size = 25 + 90 * torch.rand(n, generator=gen)
    floor = torch.randint(0, 8, (n,), generator=gen).float()
    centre = torch.rand(n, generator=gen)
    rent = 12 * size * (1.6 - centre) + 15 * floor + 60 * torch.randn(n, generator=gen)
    return torch.stack([size / 100, floor / 8, centre], 1), torch.bucketize(rent, CUTS)


gen = torch.Generator().manual_seed(5)
x, bracket = flats(1200, gen)
net = nn.Sequential(nn.Linear(3, 32), nn.ELU(), nn.Linear(32, N_BRACKETS))
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for epoch in range(60):
    for rows in torch.randperm(len(x)).split(200):
        loss = nn.functional.cross_entropy(net(x[rows]), bracket[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item())
