import torch
import torch.nn as nn
import torch.nn.functional as F

LEVELS = ["none", "mild", "moderate", "severe"]


class Ordinal(nn.Module):
    """one score, one cut point between two neighbouring levels"""

    def __init__(self, d):
        super().__init__()
        self.score = nn.Sequential(nn.Linear(d, 16), nn.ReLU(), nn.Linear(16, 1))
        self.cuts = nn.Parameter(torch.tensor([-1.0, 0.0, 1.0]))

    def forward(self, x):
        return self.score(x) - self.cuts


def levels_to_steps(level):
    return (level[:, None] > torch.arange(len(LEVELS) - 1)).float()


def patients(n):
    x = torch.randn(n, 7)
    s = x[:, 0] + 0.7 * x[:, 1] + 0.2 * torch.randn(n)
    return x, torch.bucketize(s, torch.tensor([-0.8, 0.1, 0.9]))


model = Ordinal(7)
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for it in range(150):
    x, level = patients(128)
    loss = F.binary_cross_entropy_with_logits(model(x), levels_to_steps(level))
    opt.zero_grad()
    loss.backward()
    opt.step()
x, level = patients(500)
with torch.no_grad():
    guess = (torch.sigmoid(model(x)) > 0.5).sum(1)
print(loss.item(), "exact", (guess == level).float().mean().item(), "off by", (guess - level).abs().float().mean().item())
