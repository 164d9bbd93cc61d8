import torch
from torch import nn

torch.manual_seed(0)
w = torch.randn(8)
ranker = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1))
bce = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(ranker.parameters(), lr=5e-3)
for it in range(150):
    a, b = torch.randn(2, 64, 8)
    better = ((a - b) @ w > 0).float()
    s = (ranker(a) - ranker(b)).squeeze(-1)
    loss = bce(s, better)
    opt.zero_grad()
    loss.backward()
    opt.step()
a, b = torch.randn(2, 5, 8)
p = torch.sigmoid(ranker(a) - ranker(b)).squeeze(-1)
print(loss.item(), p.tolist(), (p > 0.5).tolist())
