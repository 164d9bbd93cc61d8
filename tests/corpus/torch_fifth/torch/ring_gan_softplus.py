import torch
import torch.nn.functional as F
from torch import nn


def mlp(i, o, h=32):
    return nn.Sequential(nn.Linear(i, h), nn.LeakyReLU(0.2), nn.Linear(h, h), nn.LeakyReLU(0.2), nn.Linear(h, o))


def ring(n):
    t = torch.rand(n) * 6.2832
    return torch.stack([t.cos(), t.sin()], 1) + 0.05 * torch.randn(n, 2)


def r1_penalty(critic, real):
    real = real.detach().requires_grad_(True)
    (grad,) = torch.autograd.grad(critic(real).sum(), real, create_graph=True)
    return grad.pow(2).sum(1).mean()


torch.manual_seed(0)
G, D = mlp(4, 2), mlp(2, 1)
g_opt = torch.optim.Adam(G.parameters(), 1e-3, betas=(0.0, 0.99))
d_opt = torch.optim.Adam(D.parameters(), 1e-3, betas=(0.0, 0.99))
for it in range(150):
    real, fake = ring(64), G(torch.randn(64, 4))
    d_loss = F.softplus(-D(real)).mean() + F.softplus(D(fake.detach())).mean() + 0.5 * r1_penalty(D, real)
    d_opt.zero_grad()
    d_loss.backward()
    d_opt.step()
    g_loss = F.softplus(-D(fake)).mean()
    g_opt.zero_grad()
    g_loss.backward()
    g_opt.step()
radius = G(torch.randn(500, 4)).norm(dim=1)
print(d_loss.item(), g_loss.item(), radius.mean().item())
