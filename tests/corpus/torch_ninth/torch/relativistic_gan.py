import torch
from torch import nn

Z = 8
G = nn.Sequential(nn.Linear(Z, 32), nn.ReLU(), nn.Linear(32, 2), nn.Tanh())
D = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))
adversarial_loss = nn.BCEWithLogitsLoss()
opt_g = torch.optim.Adam(G.parameters(), lr=1e-3, betas=(0.5, 0.999))
opt_d = torch.optim.Adam(D.parameters(), lr=1e-3, betas=(0.5, 0.999))


def ring(n):
    a = 6.2832 * torch.rand(n)
    return 0.8 * torch.stack([a.cos(), a.sin()], 1) + 0.02 * torch.randn(n, 2)


for step in range(200):
    real = ring(64)
    valid, fake = torch.ones(64, 1), torch.zeros(64, 1)

    opt_g.zero_grad()
    gen = G(torch.randn(64, Z))
    real_pred, fake_pred = D(real).detach(), D(gen)
    g_loss = adversarial_loss(fake_pred - real_pred.mean(0, keepdim=True), valid)
    g_loss.backward()
    opt_g.step()

    opt_d.zero_grad()
    real_pred, fake_pred = D(real), D(gen.detach())
    real_loss = adversarial_loss(real_pred - fake_pred.mean(0, keepdim=True), valid)
    fake_loss = adversarial_loss(fake_pred - real_pred.mean(0, keepdim=True), fake)
    d_loss = (real_loss + fake_loss) / 2
    d_loss.backward()
    opt_d.step()
print(g_loss.item(), d_loss.item())
