import torch
import torch.nn as nn
import torch.nn.functional as F


class Projector(nn.Module):
    def __init__(self, d_in=40, d_out=16):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(d_in, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Linear(64, d_out))

    def forward(self, x):
        return F.normalize(self.f(x), dim=1)


def nt_xent(z1, z2, temperature=0.2):
    n = len(z1)
    z = torch.cat([z1, z2])
    sim = torch.exp(z @ z.t() / temperature)
    sim = sim * (1 - torch.eye(2 * n))
    pos = torch.exp((z1 * z2).sum(dim=1) / temperature)
    pos = torch.cat([pos, pos])
    return -torch.log(pos / sim.sum(dim=1)).mean()


def views(n):
    base = torch.randn(n, 40)
    return base + 0.2 * torch.randn(n, 40), base + 0.2 * torch.randn(n, 40)


model = Projector()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
for step in range(100):
    a, b = views(64)
    loss = nt_xent(model(a), model(b))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 25 == 0:
        print(step, loss.item())
