import torch
import torch.nn as nn
import torch.nn.functional as F

PARENT = torch.tensor([0, 0, 0, 1, 1, 2, 2, 2])


class TreeClassifier(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(d, 32), nn.ReLU())
        self.coarse = nn.Linear(32, 3)
        self.fine = nn.ModuleList([nn.Linear(32, int((PARENT == k).sum())) for k in range(3)])

    def forward(self, x):
        h = self.body(x)
        coarse = F.log_softmax(self.coarse(h), dim=1)
        parts = [coarse[:, k : k + 1] + F.log_softmax(head(h), dim=1) for k, head in enumerate(self.fine)]
        return torch.cat(parts, dim=1)


model = TreeClassifier(9)
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
proto = torch.randn(8, 9)
for step in range(200):
    y = torch.randint(8, (64,))
    logp = model(proto[y] + 0.5 * torch.randn(64, 9))
    loss = F.nll_loss(logp, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), logp.exp().sum(1)[:3].tolist())
