import torch
import torch.nn as nn


def block(i, o):
    return nn.Sequential(nn.Linear(i, o), nn.LeakyReLU(0.2))


G = nn.Sequential(block(4, 24), nn.Linear(24, 2))
D = nn.Sequential(block(2, 24), nn.Linear(24, 1))
adversarial_loss = nn.MSELoss()
opt_g = torch.optim.Adam(G.parameters(), lr=1e-3)
opt_d = torch.optim.Adam(D.parameters(), lr=1e-3)
valid, fake = torch.full((32, 1), 0.9), torch.zeros(32, 1)
for step in range(40):
    real = torch.randn(32, 2) * 0.1 + 1
    gen = G(torch.randn(32, 4))
    d_loss = 0.5 * (adversarial_loss(D(real), valid) + adversarial_loss(D(gen.detach()), fake))
    opt_d.zero_grad()
    d_loss.backward()
    opt_d.step()
    g_loss = adversarial_loss(D(gen), valid)
    opt_g.zero_grad()
    g_loss.backward()
    opt_g.step()
print(d_loss.item(), g_loss.item(), (D(real) > 0.5).float().mean().item())
