import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_blobs


class Committee(nn.Module):
    def __init__(self, k, d, classes):
        super().__init__()
        self.members = nn.ModuleList([nn.Sequential(nn.Linear(d, 8), nn.ReLU(), nn.Linear(8, classes)) for _ in range(k)])

    def forward(self, x):
        votes = [F.softmax(m(x), dim=1) for m in self.members]
        return torch.stack(votes).mean(dim=0)


X, y = make_blobs(600, centers=4, n_features=5, random_state=3)
X = torch.as_tensor(X, dtype=torch.float32) / 10
y = torch.as_tensor(y)
committee = Committee(5, 5, 4)
opt = torch.optim.Adam(committee.parameters(), lr=5e-3)
for epoch in range(50):
    for i in torch.randperm(600).split(60):
        opt.zero_grad()
        loss = F.cross_entropy(committee(X[i]), y[i])
        loss.backward()
        opt.step()
print(loss.item(), (committee(X).argmax(1) == y).float().mean().item())
