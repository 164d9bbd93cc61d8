import torch
import torch.nn as nn
from sklearn.datasets import make_classification


class BinaryFocalLoss(nn.Module):
    def __init__(self, gamma=2.0, alpha=0.75, eps=1e-7):
        super().__init__()
        self.gamma, self.alpha, self.eps = gamma, alpha, eps

    def forward(self, pred, target):
        p = pred.clamp(self.eps, 1.0 - self.eps)
        pos = -self.alpha * (1 - p) ** self.gamma * target * torch.log(p)
        neg = -(1 - self.alpha) * p ** self.gamma * (1 - target) * torch.log(1 - p)
        return (pos + neg).mean()


class DefectNet(nn.Module):
    def __init__(self, n_sensors):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(n_sensors, 40),
            nn.ReLU(),
            nn.Linear(40, 20),
            nn.ReLU(),
            nn.Linear(20, 1),
        )

    def forward(self, x):
        return self.layers(x).squeeze(1)


X, y = make_classification(1500, 15, n_informative=8, weights=[0.93], random_state=9)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)
net = DefectNet(15)
focal = BinaryFocalLoss()
opt = torch.optim.AdamW(net.parameters(), lr=1e-3)
for epoch in range(6):
    for idx in torch.randperm(1200).split(100):
        loss = focal(net(X[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print("epoch", epoch, "loss", loss.item())
with torch.no_grad():
    top = net(X[1200:]).topk(20).indices
print("defects among the first 20:", int(y[1200:][top].sum()))
