import torch
from sklearn.datasets import make_classification
from torch import nn


class FocalLoss(nn.Module):
    def __init__(self, gamma=2.0, alpha=0.25):
        super().__init__()
        self.gamma, self.alpha = gamma, alpha

    def forward(self, probs, target):
        probs = probs.clamp(1e-6, 1 - 1e-6)
        pos = -self.alpha * (1 - probs) ** self.gamma * target * probs.log()
        neg = -(1 - self.alpha) * probs ** self.gamma * (1 - target) * (1 - probs).log()
        return (pos + neg).mean()


X, y = make_classification(800, 12, weights=[0.85], random_state=0)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)
net = nn.Sequential(nn.Linear(12, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())
focal = FocalLoss()
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for step in range(60):
    loss = focal(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
