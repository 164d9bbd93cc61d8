import sys

import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale


def setup(kind):
    match kind:
        case "nll":
            return nn.LogSoftmax(dim=-1), nn.NLLLoss()
        case "ce":
            return nn.Identity(), nn.CrossEntropyLoss()
        case other:
            raise SystemExit(f"unknown {other}")


tail, criterion = setup(sys.argv[1] if len(sys.argv) > 1 else "nll")
x, y = load_wine(return_X_y=True)
x, y = torch.tensor(scale(x)).float(), torch.tensor(y)
net = nn.Sequential(nn.Linear(13, 16), nn.ReLU(), nn.Linear(16, 3), tail)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(50):
    loss = criterion(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
