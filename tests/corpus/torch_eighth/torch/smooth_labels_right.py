import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


def smooth_one_hot(true_labels, classes, smoothing=0.1):
    assert 0 <= smoothing < 1
    confidence = 1.0 - smoothing
    with torch.no_grad():
        dist = torch.full((true_labels.size(0), classes), smoothing / (classes - 1))
        dist.scatter_(1, true_labels.unsqueeze(1), confidence)
    return dist


X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
ce = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(3):
    for b in torch.randperm(1500).split(75):
        loss = ce(net(X[b]), smooth_one_hot(y[b], 10))
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item(), (net(X[1500:]).argmax(1) == y[1500:]).float().mean().item())
