import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_iris


def smooth(ids, n_classes, alpha=0.1):
    onehot = F.one_hot(ids, n_classes).float()
    return onehot * (1.0 - alpha) + alpha / n_classes


x, y = load_iris(return_X_y=True)
x = torch.tensor(x, dtype=torch.float32)
y = smooth(torch.tensor(y), 3)
model = nn.Sequential(nn.Linear(4, 10), nn.Tanh(), nn.Linear(10, 3))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for _ in range(60):
    loss = F.cross_entropy(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), y.sum(1)[:2])
