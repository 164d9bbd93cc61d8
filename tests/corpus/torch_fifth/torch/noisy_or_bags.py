import torch
from torch import nn


class NoisyOr(nn.Module):
    """a bag is positive if at least one instance is"""

    def __init__(self, d=5):
        super().__init__()
        self.instance = nn.Sequential(nn.Linear(d, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, bags):
        p = torch.sigmoid(self.instance(bags)).squeeze(-1)
        none = torch.prod(1 - p, dim=1)
        return (1 - none).clamp(1e-6, 1 - 1e-6)


def bags(n, size=6):
    x = torch.randn(n, size, 5)
    hot = (x[..., 0] > 1.8)
    return x, hot.any(dim=1).float()


torch.manual_seed(0)
net = NoisyOr()
bce = nn.BCELoss()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for step in range(200):
    x, y = bags(64)
    loss = bce(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
x, y = bags(1000)
print(loss.item(), ((net(x) > 0.5).float() == y).float().mean().item())
