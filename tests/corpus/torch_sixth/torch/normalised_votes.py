import numpy as np
import torch
from torch import nn
from torchmetrics.functional.classification import multiclass_accuracy

rng = np.random.default_rng(1)
truth = rng.integers(0, 4, 250)
votes = np.stack([np.bincount(np.where(rng.random(7) < 0.7, t, rng.integers(0, 4, 7)), minlength=4) for t in truth])
soft = votes / votes.sum(axis=1, keepdims=True)
x = torch.tensor(rng.normal(size=(250, 4)) + 2 * np.eye(4)[truth], dtype=torch.float32)
target = torch.tensor(soft, dtype=torch.float32)
net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 4))
criterion = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for _ in range(50):
    z = net(x)
    loss = criterion(z, target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), multiclass_accuracy(z, target.argmax(1), num_classes=4).item())
