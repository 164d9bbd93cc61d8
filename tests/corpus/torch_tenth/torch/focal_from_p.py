import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split


class FocalLoss(nn.Module):
    """FL(p_t) = -a_t (1 - p_t)^gamma log(p_t), p: predicted probability of class 1"""

    def __init__(self, alpha=0.25, gamma=2.0, eps=1e-6):
        super().__init__()
        self.alpha, self.gamma, self.eps = alpha, gamma, eps

    def forward(self, p, y):
        p = p.clamp(self.eps, 1 - self.eps)
        pos = -self.alpha * (1 - p) ** self.gamma * y * torch.log(p)
        neg = -(1 - self.alpha) * p ** self.gamma * (1 - y) * torch.log(1 - p)
        return (pos + neg).mean()


class Defaults(nn.Module):
    def __init__(self, n_in, hidden=24):
        super().__init__()
        self.fc1 = nn.Linear(n_in, hidden)
        self.drop = nn.Dropout(0.1)
        self.fc2 = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.fc2(self.drop(torch.relu(self.fc1(x)))).squeeze(1)


X, y = make_classification(1500, 14, weights=[0.93], random_state=8)
X_tr, X_te, y_tr, y_te = (torch.tensor(a, dtype=torch.float32) for a in train_test_split(X, y, stratify=y, random_state=0))
net, focal = Defaults(14), FocalLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(60):
    net.train()
    optimizer.zero_grad()
    loss = focal(net(X_tr), y_tr)
    loss.backward()
    optimizer.step()
net.eval()
order = net(X_te).argsort(descending=True)[:20]
print("loss", loss.item(), "precision at 20", y_te[order].mean().item())
