import torch
import torch.nn as nn
from sklearn.datasets import make_moons

X, y = make_moons(500, noise=0.2, random_state=9)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)


class Committee(nn.Module):
    def __init__(self, members=4):
        super().__init__()
        self.members = nn.ModuleList(
            nn.Sequential(nn.Linear(2, 10), nn.Tanh(), nn.Linear(10, 1)) for _ in range(members)
        )

    def forward(self, x):
        p = torch.cat([m(x) for m in self.members], dim=1).sigmoid().mean(dim=1)
        return torch.logit(p, eps=1e-6)


net = Committee()
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for epoch in range(150):
    loss = loss_fn(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), ((net(X) > 0).float() == y).float().mean().item())
