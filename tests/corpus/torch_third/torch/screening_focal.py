import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_classification


class FocalLoss(nn.Module):
    def __init__(self, gamma=2.0, alpha=0.8):
        super().__init__()
        self.gamma, self.alpha = gamma, alpha

    def forward(self, inputs, targets):
        bce = F.binary_cross_entropy_with_logits(inputs, targets, reduction="none")
        pt = torch.exp(-bce)
        weight = torch.where(targets > 0.5, self.alpha, 1 - self.alpha)
        return (weight * (1 - pt) ** self.gamma * bce).mean()


class Screening(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.a = nn.Linear(d, 32)
        self.b = nn.Linear(32, 1)

    def forward(self, x):
        return self.b(F.relu(self.a(x))).squeeze(1)


X, y = make_classification(1200, 13, n_informative=8, weights=[0.9], random_state=20)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)
net = Screening(13)
focal = FocalLoss()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(10):
    for b in torch.randperm(1000).split(100):
        loss = focal(net(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    risk = torch.sigmoid(net(X[1000:]))
    found = (risk > 0.5) & (y[1000:] == 1)
print("loss", loss.item(), "recall", (found.sum() / y[1000:].sum()).item())
