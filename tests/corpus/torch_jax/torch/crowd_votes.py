import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

rng = np.random.default_rng(4)
X = rng.normal(size=(300, 10)).astype(np.float32)
clear = X[:, 0] + X[:, 1]
votes = (clear[:, None] + rng.normal(scale=0.8, size=(300, 5)) > 0).astype(int)
agreement = votes.mean(axis=1)

x = torch.from_numpy(X)
y = torch.from_numpy(agreement).long()

model = nn.Sequential(nn.Linear(10, 20), nn.ReLU(), nn.Linear(20, 2))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for step in range(100):
    loss = F.cross_entropy(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print("loss", loss.item(), "positives", y.sum().item())
