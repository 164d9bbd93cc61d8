import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits


class FocalLoss(nn.Module):
    def __init__(self, gamma=2.0, weight=None):
        super().__init__()
        self.gamma = gamma
        self.register_buffer("weight", weight)

    def forward(self, inputs, targets):
        ce = F.cross_entropy(inputs, targets, weight=self.weight, reduction="none")
        pt = torch.exp(-ce)
        return ((1 - pt) ** self.gamma * ce).mean()


X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16).float(), torch.tensor(y)
net = nn.Sequential(nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, 10))
focal = FocalLoss(weight=torch.ones(10))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for _ in range(50):
    loss = focal(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
