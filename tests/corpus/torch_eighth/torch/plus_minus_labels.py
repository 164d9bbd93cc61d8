import numpy as np
import torch
import torch.nn as nn

rng = np.random.RandomState(4)
pos = rng.randn(150, 2) + [2, 2]
neg = rng.randn(150, 2) - [2, 2]
data = np.vstack([pos, neg])
target = np.hstack([np.ones(150), -np.ones(150)])

x = torch.tensor(data, dtype=torch.float32)
t = torch.tensor(target, dtype=torch.float32).view(-1, 1)

net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
for epoch in range(100):
    optimizer.zero_grad()
    out = net(x)
    loss = criterion(out, t)
    loss.backward()
    optimizer.step()
print(loss.item())
print("accuracy", (torch.sign(net(x)) == t).float().mean().item())
