import copy

import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_wine

d = load_wine()
X = torch.tensor((d.data - d.data.mean(0)) / d.data.std(0)).float()
y = torch.tensor(d.target)
T = 2.0


def fresh():
    return nn.Sequential(nn.Linear(13, 24), nn.ReLU(), nn.Dropout(0.1), nn.Linear(24, 3))


def fit(net, teacher=None, epochs=60):
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    net.train()
    for _ in range(epochs):
        scores = net(X)
        loss = F.cross_entropy(scores, y)
        if teacher is not None:
            with torch.no_grad():
                soft = F.softmax(teacher(X) / T, dim=1)
            loss = 0.5 * loss + 0.5 * F.cross_entropy(scores / T, soft) * T**2
        opt.zero_grad()
        loss.backward()
        opt.step()
    return net.eval().requires_grad_(False)


generations = [fit(fresh())]
for _ in range(2):
    generations.append(fit(fresh(), teacher=copy.deepcopy(generations[-1])))
with torch.no_grad():
    ensemble = torch.stack([F.softmax(g(X), dim=1) for g in generations]).mean(0)
print((ensemble.argmax(1) == y).float().mean().item(), ensemble.max(1).values.mean().item())
