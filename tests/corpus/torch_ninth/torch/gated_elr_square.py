import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset

torch.manual_seed(0)
x = torch.randn(512, 8)
clean = (x[:, 0] - x[:, 3] > 0).float()
noisy = torch.where(torch.rand(512) < 0.2, 1 - clean, clean)


class Scorer(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Linear(8, 32)
        self.b = nn.Linear(32, 1)

    def forward(self, x):
        return self.b(F.gelu(self.a(x)))


def robust_loss(z, y, beta=0.7):
    nll = -(y * F.logsigmoid(z) + (1 - y) * F.logsigmoid(-z))
    return (1 - torch.exp(-beta * nll)).mean() / beta


scorer = Scorer()
opt = torch.optim.AdamW(scorer.parameters(), lr=3e-3)
for epoch in range(5):
    for xb, yb in DataLoader(TensorDataset(x, noisy), batch_size=32, shuffle=True):
        loss = robust_loss(scorer(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        hit = ((scorer(x).squeeze(1) > 0).float() == clean).float().mean()
    print(epoch, loss.item(), hit.item())
