import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
net = nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 10))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for epoch in range(4):
    for b in torch.randperm(1500).split(75):
        other = b[torch.randperm(len(b))]
        x = 0.5 * X[b] + 0.5 * X[other]
        t = F.one_hot(y[b], 10).float() + F.one_hot(y[other], 10).float()
        loss = F.cross_entropy(net(x), t)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
