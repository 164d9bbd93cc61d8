import numpy as np
import torch
from torch import nn
from sklearn.datasets import make_circles

X, y = make_circles(300, factor=0.4, noise=0.1, random_state=0)
y = np.where(y == 1, 1.0, -1.0)
x, t = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)

svm = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0))
logistic = nn.SoftMarginLoss()
opt = torch.optim.Adam(svm.parameters(), lr=0.01)
for _ in range(100):
    score = svm(x)
    hinge = torch.clamp(1 - t * score, min=0).mean()
    loss = logistic(score, t) + 0.5 * hinge
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (score.sign() == t).float().mean().item())
