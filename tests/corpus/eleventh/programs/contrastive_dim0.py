import torch
import torch.nn.functional as F
from torch import nn


class TwoTowers(nn.Module):
    def __init__(self, a, b, d=16):
        super().__init__()
        self.left = nn.Sequential(nn.Linear(a, 32), nn.ReLU(), nn.Linear(32, d))
        self.right = nn.Sequential(nn.Linear(b, 32), nn.ReLU(), nn.Linear(32, d))
        self.scale = nn.Parameter(torch.tensor(2.0))

    def forward(self, x, y):
        u = F.normalize(self.left(x), dim=-1)
        v = F.normalize(self.right(y), dim=-1)
        return self.scale.exp() * u @ v.T


def clip_loss(similarity):
    pair = torch.arange(len(similarity))
    return (F.cross_entropy(similarity, pair) + F.cross_entropy(similarity.T, pair)) / 2


model = TwoTowers(20, 12)
opt = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.1)
for step in range(60):
    shared = torch.randn(64, 8)
    x = torch.cat([shared, torch.randn(64, 12)], 1)
    y = torch.cat([shared, torch.randn(64, 4)], 1)
    loss = clip_loss(model(x, y))
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    top = model(x, y).softmax(dim=1).argmax(1)
print(loss.item(), (top == torch.arange(64)).float().mean().item())
