import torch
import torch.nn.functional as F
from torch import nn
from sklearn.datasets import load_wine


class Routed(nn.Module):
    def __init__(self, d, k, branches=3, tau=1.0):
        super().__init__()
        self.tau = tau
        self.router = nn.Linear(d, branches)
        self.branches = nn.ModuleList(nn.Linear(d, k) for _ in range(branches))

    def forward(self, x):
        gate = F.gumbel_softmax(self.router(x), tau=self.tau, hard=True, dim=-1)
        votes = torch.stack([b(x) for b in self.branches], dim=1)
        return torch.einsum("nb,nbk->nk", gate, votes)


X, y = load_wine(return_X_y=True)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
model = Routed(13, 3)
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for step in range(80):
    model.tau = max(0.3, 1.0 - step / 80)
    loss = F.cross_entropy(model(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (model(X).argmax(1) == y).float().mean().item())
