import torch
import torch.nn as nn
import torch.nn.functional as F


class Ranker(nn.Module):
    def __init__(self, d=6):
        super().__init__()
        self.mlp = nn.Sequential(nn.Linear(d, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, items):
        return self.mlp(items).squeeze(-1)


ranker = Ranker()
opt = torch.optim.Adam(ranker.parameters(), lr=0.01)
w = torch.randn(6)
for step in range(60):
    items = torch.randn(32, 7, 6)
    clicked = (items @ w).argmax(1)
    scores = ranker(items)
    loss = -(F.one_hot(clicked, 7) * F.log_softmax(scores, dim=1)).sum(1).mean()
    opt.zero_grad()
    loss.backward()
    opt.step()
shares = torch.softmax(scores, dim=1)
print(loss.item(), shares[0].sum().item())
