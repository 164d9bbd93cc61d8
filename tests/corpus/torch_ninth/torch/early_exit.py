import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


class Branchy(nn.Module):
    def __init__(self):
        super().__init__()
        self.b1 = nn.Sequential(nn.Linear(64, 24), nn.ReLU())
        self.exit1 = nn.Linear(24, 10)
        self.b2 = nn.Sequential(nn.Linear(24, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU())
        self.exit2 = nn.Linear(64, 10)

    def forward(self, x):
        h = self.b1(x)
        return [self.exit1(h), self.exit2(self.b2(h))]

    @torch.no_grad()
    def infer(self, x, limit=0.5):
        h = self.b1(x)
        early = self.exit1(h)
        p = F.softmax(early, dim=1)
        entropy = -(p * F.log_softmax(early, dim=1)).sum(dim=1)
        stop = entropy < limit
        late = self.exit2(self.b2(h))
        return torch.where(stop.unsqueeze(1), early, late).argmax(1), stop.float().mean()


X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16).float(), torch.tensor(y)
net = Branchy()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
weights = (0.3, 1.0)
for epoch in range(4):
    for i in torch.randperm(1400).split(50):
        outs = net(X[i])
        loss = sum(w * F.cross_entropy(o, y[i]) for w, o in zip(weights, outs))
        opt.zero_grad()
        loss.backward()
        opt.step()
pred, share = net.infer(X[1400:])
print((pred == y[1400:]).float().mean().item(), "early", share.item())
