import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)


def make(width):
    return nn.Sequential(nn.Linear(64, width), nn.ReLU(), nn.Linear(width, 10))


pair = [make(16), make(48)]
opts = [torch.optim.Adam(n.parameters(), lr=3e-3) for n in pair]
for epoch in range(4):
    for b in torch.randperm(1500).split(60):
        outs = [n(X[b]) for n in pair]
        logs = [F.log_softmax(o, dim=1) for o in outs]
        for k in range(2):
            other = logs[1 - k].detach()
            loss = F.cross_entropy(outs[k], y[b]) + F.kl_div(logs[k], other, log_target=True, reduction="batchmean")
            opts[k].zero_grad()
            loss.backward()
            opts[k].step()
    print(epoch, loss.item())
for n in pair:
    print((n(X[1500:]).argmax(1) == y[1500:]).float().mean().item())
