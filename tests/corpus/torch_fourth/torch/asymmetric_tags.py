import torch
import torch.nn as nn
from sklearn.datasets import make_multilabel_classification


class AsymmetricLoss(nn.Module):
    """ASL, Ridnik et al. 2020"""

    def __init__(self, gamma_neg=4, gamma_pos=1, clip=0.05, eps=1e-8):
        super().__init__()
        self.gamma_neg, self.gamma_pos = gamma_neg, gamma_pos
        self.clip, self.eps = clip, eps

    def forward(self, x, y):
        xs_pos = x
        xs_neg = 1 - x
        if self.clip is not None and self.clip > 0:
            xs_neg = (xs_neg + self.clip).clamp(max=1)

        los_pos = y * torch.log(xs_pos.clamp(min=self.eps))
        los_neg = (1 - y) * torch.log(xs_neg.clamp(min=self.eps))
        loss = los_pos + los_neg

        if self.gamma_neg > 0 or self.gamma_pos > 0:
            pt = (xs_pos * y + xs_neg * (1 - y)).clamp(0, 1)
            gamma = self.gamma_pos * y + self.gamma_neg * (1 - y)
            loss = loss * torch.pow(1 - pt, gamma)
        return -loss.sum()


torch.manual_seed(3)
X, Y = make_multilabel_classification(n_samples=900, n_features=24, n_classes=7, n_labels=2, random_state=3)
X, Y = torch.tensor(X, dtype=torch.float32) / 10, torch.tensor(Y, dtype=torch.float32)

model = nn.Sequential(nn.Linear(24, 64), nn.BatchNorm1d(64), nn.SiLU(), nn.Linear(64, 7))
criterion = AsymmetricLoss(gamma_neg=2)
optimizer = torch.optim.Adam(model.parameters(), lr=2e-3)
scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1e-2, total_steps=100)
for i in range(100):
    rows = torch.randint(0, 800, (64,))
    loss = criterion(model(X[rows]), Y[rows])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    scheduler.step()
print(loss.item())
