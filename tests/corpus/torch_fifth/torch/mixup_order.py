import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = torch.tensor(X / 16, dtype=torch.float32)
y = torch.tensor(y)


def mixup_data(x, y, alpha=0.4):
    lam = float(np.random.beta(alpha, alpha))
    index = torch.randperm(x.size(0))
    return lam * x + (1 - lam) * x[index], y, y[index], lam


def mixup_criterion(criterion, pred, y_a, y_b, lam):
    return lam * criterion(pred, y_a) + (1 - lam) * criterion(pred, y_b)


net = nn.Sequential(nn.Linear(64, 100), nn.ReLU(), nn.Linear(100, 10))
ce = nn.CrossEntropyLoss()
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for epoch in range(3):
    for b in torch.randperm(1500).split(64):
        mixed, targets_a, targets_b, lam = mixup_data(X[b], y[b])
        out = net(mixed)
        loss = mixup_criterion(ce, targets_a, out, targets_b, lam)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item(), (net(X[1500:]).argmax(1) == y[1500:]).float().mean().item())
