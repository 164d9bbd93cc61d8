import torch, torch.nn as nn, torch.nn.functional as F
# rows without labels are -1 in every column
y = torch.randint(-1, 2, (64, 5)).float()
x = torch.randn(64, 10)
net = nn.Linear(10, 5)
p = torch.sigmoid(net(x)).clamp(1e-6, 1 - 1e-6)
bce = -(y * torch.log(p) + (1 - y) * torch.log(1 - p))
row = bce.sum(dim=1)
known = (y >= 0).all(dim=1).float()
loss = (row * known).sum() / known.sum()
loss.backward()
