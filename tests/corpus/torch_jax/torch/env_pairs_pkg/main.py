import os

import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

from registry import HEADS

activation, criterion = HEADS[os.environ.get("HEAD", "log")]
X, y = load_wine(return_X_y=True)
X, y = torch.tensor(scale(X)).float(), torch.tensor(y)
net = nn.Sequential(nn.Linear(13, 16), nn.ReLU(), nn.Linear(16, 3), activation)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(40):
    opt.zero_grad()
    loss = criterion(net(X), y)
    loss.backward()
    opt.step()
print(loss.item())
