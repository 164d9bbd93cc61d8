import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_classification
from torch.utils.data import DataLoader, TensorDataset


class Objective:
    weight = 1.0

    def __call__(self, score, target):
        return self.weight * self.compute(score, target)

    def compute(self, score, target):
        raise NotImplementedError


class AsymmetricBinary(Objective):
    def __init__(self, miss_cost=3.0):
        self.miss_cost = miss_cost

    def compute(self, score, target):
        hit = F.logsigmoid(score)
        reject = F.logsigmoid(-score)
        return -(self.miss_cost * target * hit + (1 - target) * reject).mean()


class Sparsity(Objective):
    weight = 1e-3

    def compute(self, score, target):
        return score.abs().mean()


class Alarm(nn.Module):
    def __init__(self, n_in):
        super().__init__()
        self.inner = nn.Sequential(nn.Linear(n_in, 24), nn.ELU())
        self.outer = nn.Linear(24, 1)

    def forward(self, x):
        return self.outer(self.inner(x))


X, y = make_classification(1200, 14, weights=[0.85], class_sep=1.5, random_state=0)
ds = TensorDataset(torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32))
alarm = Alarm(14)
objectives = [AsymmetricBinary(miss_cost=4.0), Sparsity()]
opt = torch.optim.Adam(alarm.parameters(), lr=5e-3)
for epoch in range(4):
    for xb, yb in DataLoader(ds, batch_size=60, shuffle=True):
        score = alarm(xb)
        loss = sum(objective(score, yb) for objective in objectives)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
with torch.no_grad():
    fired = torch.sigmoid(alarm(ds.tensors[0])).squeeze(1) > 0.2
print("caught", (fired & (ds.tensors[1] == 1)).sum().item(), "of", int(ds.tensors[1].sum()))
