"""CORAL: K-1 logits that share one weight, levels as 0/1 targets."""
import torch
import torch.nn as nn
import torch.nn.functional as F

K = 5


class CoralNet(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.features = nn.Sequential(nn.Linear(d, 32), nn.ReLU())
        self.weight = nn.Linear(32, 1, bias=False)
        self.bias = nn.Parameter(torch.arange(K - 1, 0, -1).float() / (K - 1))

    def forward(self, x):
        logits = self.weight(self.features(x)) + self.bias
        return logits, torch.sigmoid(logits)


def coral_loss(logits, levels, importance=None):
    val = F.logsigmoid(logits) * levels + (F.logsigmoid(logits) - logits) * (1 - levels)
    if importance is not None:
        val = val * importance
    return -val.sum(dim=1).mean()


def to_levels(y):
    return (y.unsqueeze(1) > torch.arange(K - 1)).float()


model = CoralNet(8)
opt = torch.optim.Adam(model.parameters(), 5e-3)
x = torch.randn(100, 8)
y = torch.bucketize(x[:, 0], torch.tensor([-1.0, -0.3, 0.3, 1.0]))
for _ in range(20):
    logits, probas = model(x)
    cost = coral_loss(logits, to_levels(y))
    opt.zero_grad()
    cost.backward()
    opt.step()
predicted = (probas > 0.5).sum(dim=1)
print(cost.item(), (predicted - y).abs().float().mean().item())
