import torch
from torch import nn, optim
from sklearn.datasets import make_classification


class FocalLoss(nn.Module):
    def __init__(self, alpha=0.25, gamma=2.0, eps=1e-7):
        super().__init__()
        self.alpha, self.gamma, self.eps = alpha, gamma, eps

    def forward(self, p, y):
        p_t = torch.where(y == 1, p, 1 - p)
        a_t = torch.where(y == 1, self.alpha, 1 - self.alpha)
        return (-a_t * (1 - p_t) ** self.gamma * torch.log(p_t + self.eps)).mean()


class Detector(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin1 = nn.Linear(14, 20)
        self.lin2 = nn.Linear(20, 1)

    def forward(self, x):
        return self.lin2(torch.relu(self.lin1(x))).squeeze(-1)


X, t = make_classification(700, 14, weights=[0.92], random_state=9)
X = torch.tensor(X, dtype=torch.float32)
t = torch.tensor(t, dtype=torch.float32)
detector, focal = Detector(), FocalLoss(alpha=0.75)
optimizer = optim.SGD(detector.parameters(), lr=0.05, momentum=0.9)
for epoch in range(20):
    optimizer.zero_grad()
    loss = focal(detector(X), t)
    loss.backward()
    optimizer.step()
print("loss", loss.item())
