import torch
from torch import nn
from sklearn.datasets import make_moons

X, y = make_moons(400, noise=0.2, random_state=1)
x = torch.tensor(X, dtype=torch.float32)
sign = torch.tensor(2 * y - 1, dtype=torch.float32)

nets = {
    "soft": nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0)),
    "hinge": nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0)),
}
losses = {
    "soft": nn.SoftMarginLoss(),
    "hinge": lambda z, t: (1 - z * t).clamp_min(0).mean(),
}
for name, net in nets.items():
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(100):
        loss = losses[name](net(x), sign)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(name, loss.item(), (net(x).sign() == sign).float().mean().item())
