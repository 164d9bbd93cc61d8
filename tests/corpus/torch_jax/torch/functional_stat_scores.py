import torch
import torch.nn as nn
import torch.nn.functional as F
from torchmetrics.functional import accuracy
from sklearn.datasets import make_circles

X, y = make_circles(500, factor=0.5, noise=0.08, random_state=4)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)


class Rings(nn.Module):
    def __init__(self):
        super().__init__()
        self.f = nn.Linear(2, 24)
        self.g = nn.Linear(24, 1)

    def forward(self, x):
        return self.g(torch.relu(self.f(x)))


def validate(net, xs, ys, size=4):
    parts = []
    for xb, yb in zip(xs.split(size), ys.split(size)):
        logits = net(xb).squeeze(1)
        parts.append(accuracy(logits, yb, task="binary"))
    return torch.stack(parts).mean().item()


net = Rings()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(60):
    loss = F.binary_cross_entropy_with_logits(net(X[:400]).squeeze(1), y[:400].float())
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 20 == 0:
        print(epoch, loss.item(), validate(net, X[400:], y[400:]))
