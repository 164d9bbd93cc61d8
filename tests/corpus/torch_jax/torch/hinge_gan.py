import torch
import torch.nn as nn
import torch.nn.functional as F


class Discriminator(nn.Module):
    def __init__(self):
        super().__init__()
        self.main = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(0.1), nn.Linear(32, 1))

    def forward(self, x):
        return self.main(x).view(-1)


def discriminator_loss(real_logits, fake_logits):
    return F.relu(1.0 - real_logits).mean() + F.relu(1.0 + fake_logits).mean()


G = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2), nn.Tanh())
D = Discriminator()
og = torch.optim.Adam(G.parameters(), lr=1e-3)
od = torch.optim.Adam(D.parameters(), lr=1e-3)
for step in range(60):
    real = torch.rand(64, 2) * 0.5
    fake = G(torch.randn(64, 4))
    ld = discriminator_loss(D(real), D(fake.detach()))
    od.zero_grad()
    ld.backward()
    od.step()
    lg = -D(fake).mean()
    og.zero_grad()
    lg.backward()
    og.step()
print(ld.item(), lg.item())
