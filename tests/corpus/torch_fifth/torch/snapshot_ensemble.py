import copy

import torch
import torch.nn as nn
from sklearn.datasets import load_digits
from sklearn.metrics import log_loss

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
opt = torch.optim.SGD(net.parameters(), lr=0.2)
cycle = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(opt, T_0=20)
loss_fn = nn.CrossEntropyLoss()
snapshots = []
for step in range(80):
    opt.zero_grad()
    loss = loss_fn(net(X[:1500]), y[:1500])
    loss.backward()
    opt.step()
    cycle.step()
    if (step + 1) % 20 == 0:
        snapshots.append(copy.deepcopy(net).eval())


@torch.no_grad()
def geometric(models, x):
    """the softmax of mean scores is the normalised geometric mean of the members"""
    return torch.stack([m(x) for m in models]).mean(0).softmax(-1)


@torch.no_grad()
def arithmetic(models, x):
    return sum(m(x).softmax(-1) for m in models) / len(models)


for how in (geometric, arithmetic):
    p = how(snapshots, X[1500:])
    print(how.__name__, log_loss(y[1500:].numpy(), p.double().numpy() / p.double().numpy().sum(1, keepdims=True), labels=range(10)))
