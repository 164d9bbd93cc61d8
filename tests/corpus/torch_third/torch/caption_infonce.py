import torch
import torch.nn as nn
import torch.nn.functional as F


class Tower(nn.Module):
    def __init__(self, d_in, d_out=16):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d_in, 32), nn.GELU(), nn.Linear(32, d_out))

    def forward(self, x):
        return F.normalize(self.net(x), dim=-1)


class TwoTowers(nn.Module):
    def __init__(self):
        super().__init__()
        self.image, self.text = Tower(20), Tower(12)
        self.log_scale = nn.Parameter(torch.tensor(2.0))

    def forward(self, image, text):
        return self.log_scale.exp() * self.image(image) @ self.text(text).T


def symmetric_loss(sim):
    target = torch.arange(len(sim))
    return (F.cross_entropy(sim, target) + F.cross_entropy(sim.T, target)) / 2


torch.manual_seed(0)
A, B = torch.randn(5, 20), torch.randn(5, 12)


def pairs(n):
    z = torch.randn(n, 5)
    return z @ A + 0.1 * torch.randn(n, 20), z @ B + 0.1 * torch.randn(n, 12)


model = TwoTowers()
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
for step in range(120):
    loss = symmetric_loss(model(*pairs(64)))
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    sim = model(*pairs(64))
    match = sim.softmax(dim=1)
print(loss.item(), (match.argmax(1) == torch.arange(64)).float().mean().item())
