import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_iris


class Scorer(nn.Module):
    def __init__(self, n_in, n_out, width=24):
        super().__init__()
        self.layer_in = nn.Linear(n_in, width)
        self.layer_out = nn.Linear(width, n_out)

    def forward(self, x):
        return self.layer_out(F.leaky_relu(self.layer_in(x)))


class Probabilistic:
    def forward(self, x):
        return super().forward(x).softmax(dim=1)


class IrisNet(Probabilistic, Scorer):
    pass


def batches(x, y, size):
    order = torch.randperm(len(x))
    for at in range(0, len(x), size):
        rows = order[at:at + size]
        yield x[rows], y[rows]


iris = load_iris()
x = torch.from_numpy(iris.data).float()
x = (x - x.mean(0)) / x.std(0)
y = torch.from_numpy(iris.target).long()

torch.manual_seed(3)
net = IrisNet(4, 3)
optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(20):
    total = 0.0
    for xb, yb in batches(x, y, 30):
        loss = F.cross_entropy(net(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(xb)
print("loss", total / len(x))
