import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_classification


class FocalLoss(nn.Module):
    def __init__(self, alpha=None, gamma=2.0, reduction="mean"):
        super().__init__()
        self.alpha = alpha
        self.gamma = gamma
        self.reduction = reduction

    def forward(self, inputs, targets):
        ce_loss = F.cross_entropy(inputs, targets, weight=self.alpha, reduction="none")
        pt = torch.exp(-ce_loss)
        loss = (1 - pt) ** self.gamma * ce_loss
        if self.reduction == "mean":
            return loss.mean()
        return loss.sum() if self.reduction == "sum" else loss


X, y = make_classification(900, 12, n_informative=8, n_classes=3, weights=[0.8, 0.15], random_state=1)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
net = nn.Sequential(nn.Linear(12, 24), nn.ReLU(), nn.Linear(24, 3))
focal = FocalLoss(alpha=torch.tensor([0.2, 1.0, 1.5]))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for _ in range(60):
    loss = focal(net(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
probs = F.softmax(net(X), dim=1)
print(loss.item(), (probs.argmax(1) == y).float().mean().item())
