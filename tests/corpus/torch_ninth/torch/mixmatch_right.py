import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16.0, dtype=torch.float32), torch.tensor(y)
net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)


class SemiLoss:
    def __call__(self, outputs_x, targets_x, outputs_u, targets_u):
        probs_u = torch.softmax(outputs_u, dim=1)
        Lx = -torch.mean(torch.sum(F.log_softmax(outputs_x, dim=1) * targets_x, dim=1))
        Lu = torch.mean((probs_u - targets_u) ** 2)
        return Lx, Lu


criterion = SemiLoss()
noise = lambda x: x + 0.1 * torch.randn_like(x)
for step in range(120):
    i, j = torch.randint(0, 100, (64,)), torch.randint(100, 1500, (64,))
    targets_x = torch.zeros(64, 10).scatter_(1, y[i].view(-1, 1), 1)
    with torch.no_grad():
        p = (torch.softmax(net(noise(X[j])), dim=1) + torch.softmax(net(noise(X[j])), dim=1)) / 2
        pt = p ** (1 / 0.5)
        targets_u = pt / pt.sum(dim=1, keepdim=True)
    all_in, all_t = torch.cat([X[i], X[j]]), torch.cat([targets_x, targets_u])
    l = np.random.beta(0.75, 0.75)
    l = max(l, 1 - l)
    perm = torch.randperm(128)
    mixed, mixed_t = l * all_in + (1 - l) * all_in[perm], l * all_t + (1 - l) * all_t[perm]
    out = net(mixed)
    Lx, Lu = criterion(out[:64], mixed_t[:64], out[64:], mixed_t[64:])
    loss = Lx + 25 * Lu * step / 120
    opt.zero_grad()
    loss.backward()
    opt.step()
print(Lx.item(), Lu.item())
