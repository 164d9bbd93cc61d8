import torch
import torch.nn as nn

torch.manual_seed(0)
G = nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2))
D = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
bce = nn.BCEWithLogitsLoss()
g_opt = torch.optim.RMSprop(G.parameters(), lr=1e-3)
d_opt = torch.optim.RMSprop(D.parameters(), lr=1e-3)


def real_batch(n=64):
    k = torch.randint(0, 4, (n,)).float() * torch.pi / 2
    return torch.stack([k.cos(), k.sin()], 1) + 0.05 * torch.randn(n, 2)


for step in range(100):
    x = real_batch()
    fake = G(torch.randn(64, 4))
    d_loss = bce(D(x), torch.ones(64, 1)) + bce(D(fake.detach()), torch.zeros(64, 1))
    d_opt.zero_grad()
    d_loss.backward()
    d_opt.step()

    g_loss = torch.log(1 - torch.sigmoid(D(fake))).mean()
    g_opt.zero_grad()
    g_loss.backward()
    g_opt.step()
print(d_loss.item(), g_loss.item())
