import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.parametrizations import spectral_norm


class Critic(nn.Module):
    def __init__(self, d=2):
        super().__init__()
        self.main = nn.Sequential(spectral_norm(nn.Linear(d, 32)), nn.LeakyReLU(0.2), spectral_norm(nn.Linear(32, 1)))

    def forward(self, x):
        return self.main(x).view(-1)


def d_hinge(real, fake):
    return F.relu(1.0 - real).mean() + F.relu(1.0 + fake).mean()


def g_hinge(fake):
    return -fake.mean()


torch.manual_seed(2)
G = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 2), nn.Tanh())
D = Critic()
og, od = torch.optim.Adam(G.parameters(), 1e-3), torch.optim.Adam(D.parameters(), 2e-3)
for step in range(60):
    real = torch.randn(64, 2) * 0.1 + 0.5
    fake = G(torch.randn(64, 3))
    ld = d_hinge(D(real), D(fake.detach()))
    od.zero_grad()
    ld.backward()
    od.step()
    lg = g_hinge(D(fake))
    og.zero_grad()
    lg.backward()
    og.step()
print(ld.item(), lg.item())
