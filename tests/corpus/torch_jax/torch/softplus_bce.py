import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
D = nn.Sequential(nn.Linear(2, 32), nn.LeakyReLU(0.2), nn.Linear(32, 1))
G = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 2))
od, og = torch.optim.Adam(D.parameters(), 1e-3), torch.optim.Adam(G.parameters(), 1e-3)
for _ in range(40):
    real, fake = torch.randn(64, 2) + 2, G(torch.randn(64, 3))
    loss_d = F.softplus(-D(real)).mean() + F.softplus(D(fake.detach())).mean()
    od.zero_grad()
    loss_d.backward()
    od.step()
    loss_g = F.softplus(-D(fake)).mean()
    og.zero_grad()
    loss_g.backward()
    og.step()
fooled = (torch.sigmoid(D(fake)) > 0.5).float().mean()
print(loss_d.item(), loss_g.item(), fooled.item())
