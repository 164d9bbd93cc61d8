import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

T, LAMBDA = 0.5, 1.0
X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16.0, dtype=torch.float32), torch.tensor(y)
net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)


def augment(x):
    return x + 0.1 * torch.randn_like(x)


@torch.no_grad()
def guess(u, k=2):
    p = torch.stack([F.softmax(net(augment(u)), dim=1) for _ in range(k)]).mean(0)
    return p ** (1 / T)


for step in range(150):
    i = torch.randint(0, 100, (50,))
    j = torch.randint(100, 1500, (100,))
    pseudo = guess(X[j])
    sup = F.cross_entropy(net(augment(X[i])), y[i])
    unsup = F.cross_entropy(net(augment(X[j])), pseudo)
    loss = sup + LAMBDA * unsup
    opt.zero_grad()
    loss.backward()
    opt.step()
print(sup.item(), unsup.item(), (net(X[1500:]).argmax(1) == y[1500:]).float().mean().item())
