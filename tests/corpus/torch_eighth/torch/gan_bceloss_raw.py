import math

import torch
from torch import nn


def dense(i, o):
    return nn.Sequential(nn.Linear(i, o), nn.LeakyReLU(0.2), nn.Dropout(0.2))


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(dense(2, 64), dense(64, 32), nn.Linear(32, 1))

    def forward(self, x):
        return self.net(x)


class Generator(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 32), nn.ReLU(), nn.Linear(32, 2))

    def forward(self, z):
        return self.net(z)


torch.manual_seed(111)
n = 512
t = 2 * math.pi * torch.rand(n)
curve = torch.stack([t, torch.sin(t)], 1)
loader = torch.utils.data.DataLoader(curve, batch_size=32, shuffle=True, drop_last=True)
D, G = Discriminator(), Generator()
loss_function = nn.BCELoss()
optD, optG = (torch.optim.Adam(m.parameters(), lr=1e-3) for m in (D, G))
for epoch in range(2):
    for real in loader:
        ones, zeros = torch.ones((32, 1)), torch.zeros((32, 1))
        fake = G(torch.randn((32, 2)))
        samples = torch.cat((real, fake.detach()))
        D.zero_grad()
        loss_d = loss_function(D(samples), torch.cat((ones, zeros)))
        loss_d.backward()
        optD.step()
        G.zero_grad()
        loss_g = loss_function(D(fake), ones)
        loss_g.backward()
        optG.step()
    print(epoch, loss_d.item(), loss_g.item())
