import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler


def cross_entropy(logits, labels):
    logp = F.log_softmax(logits, dim=-1)
    return -(labels * logp).sum(dim=-1).mean()


wine = load_wine()
X = torch.tensor(StandardScaler().fit_transform(wine.data), dtype=torch.float32)
y = torch.tensor(wine.target).unsqueeze(1)
model = nn.Sequential(nn.Linear(13, 16), nn.ReLU(), nn.Linear(16, 3))
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for i in range(50):
    opt.zero_grad()
    loss = cross_entropy(model(X), y)
    loss.backward()
    opt.step()
print(loss.item(), (model(X).argmax(1, keepdim=True) == y).float().mean().item())
