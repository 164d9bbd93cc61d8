import torch
from torch import nn

LEVELS = 5


def to_levels(grade):
    return (torch.arange(LEVELS - 1) < grade.unsqueeze(1)).float()


def from_levels(logits):
    return (logits.sigmoid() > 0.5).sum(dim=1)


class OrdinalNet(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.score = nn.Sequential(nn.Linear(d, 16), nn.ReLU(), nn.Linear(16, 1))
        self.bias = nn.Parameter(torch.linspace(1, -1, LEVELS - 1))

    def forward(self, x):
        return self.score(x) + self.bias


torch.manual_seed(0)
x = torch.randn(400, 6)
grade = (x.sum(1) + 2.5).clamp(0, LEVELS - 1).long()
net, bce = OrdinalNet(6), nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for _ in range(80):
    loss = bce(net(x), to_levels(grade))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (from_levels(net(x)) - grade).abs().float().mean().item())
