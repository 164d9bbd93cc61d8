import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.distributions import Bernoulli, RelaxedBernoulli


class FeatureGate(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.scores = nn.Parameter(torch.zeros(n))

    def forward(self, x, tau):
        if self.training:
            gate = RelaxedBernoulli(torch.tensor(tau), logits=self.scores).rsample((len(x),))
        else:
            gate = Bernoulli(logits=self.scores).probs.round()
        return x * gate


class Gated(nn.Module):
    def __init__(self, n=16, classes=3):
        super().__init__()
        self.gate = FeatureGate(n)
        self.clf = nn.Linear(n, classes)

    def forward(self, x, tau=0.5):
        return self.clf(self.gate(x, tau))


x = torch.randn(800, 16)
y = x[:, :3].argmax(1)
model = Gated()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for step in range(200):
    tau = max(0.1, 0.99 ** step)
    kept = torch.sigmoid(model.gate.scores)
    loss = F.cross_entropy(model(x, tau), y) + 0.02 * kept.sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
model.eval()
print(loss.item(), "kept", int((torch.sigmoid(model.gate.scores) > 0.5).sum()), "of 16")
print((model(x).argmax(1) == y).float().mean().item())
