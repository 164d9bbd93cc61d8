import torch
from torch import nn


def block(cin, cout, norm=True):
    layers = [nn.Linear(cin, cout)]
    if norm:
        layers.append(nn.BatchNorm1d(cout))
    layers.append(nn.LeakyReLU(0.2, inplace=True))
    return layers


class Critic(nn.Module):
    def __init__(self, d=2):
        super().__init__()
        self.net = nn.Sequential(
            *block(d, 32, norm=False),
            *block(32, 16),
            *block(16, 1, norm=False),
        )

    def forward(self, x):
        return self.net(x)


class Sampler(nn.Module):
    def __init__(self, z=4, d=2):
        super().__init__()
        self.net = nn.Sequential(*block(z, 32), nn.Linear(32, d))

    def forward(self, z):
        return self.net(z)


def ring(n):
    a = torch.rand(n) * 6.2832
    return torch.stack([a.cos(), a.sin()], 1) + 0.05 * torch.randn(n, 2)


torch.manual_seed(0)
D, G = Critic(), Sampler()
adversarial = nn.BCEWithLogitsLoss()
opt_d = torch.optim.Adam(D.parameters(), lr=2e-4, betas=(0.5, 0.999))
opt_g = torch.optim.Adam(G.parameters(), lr=2e-4, betas=(0.5, 0.999))
valid, fake = torch.ones(64, 1), torch.zeros(64, 1)
for it in range(100):
    gen = G(torch.randn(64, 4))
    g_loss = adversarial(D(gen), valid)
    opt_g.zero_grad()
    g_loss.backward()
    opt_g.step()
    d_loss = (adversarial(D(ring(64)), valid) + adversarial(D(gen.detach()), fake)) / 2
    opt_d.zero_grad()
    d_loss.backward()
    opt_d.step()
print("D", d_loss.item(), "G", g_loss.item())
