import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16).float(), torch.tensor(y)
big = nn.Sequential(nn.Linear(64, 100), nn.ReLU(), nn.Linear(100, 10))
small = nn.Sequential(nn.Linear(64, 12), nn.ReLU(), nn.Linear(12, 10))
opt = torch.optim.Adam(big.parameters(), lr=1e-2)
for _ in range(40):
    opt.zero_grad()
    F.cross_entropy(big(X), y).backward()
    opt.step()

opt = torch.optim.Adam(small.parameters(), lr=1e-2)
for _ in range(40):
    with torch.no_grad():
        teacher = big(X)
    opt.zero_grad()
    loss = F.cross_entropy(small(X), teacher)
    loss.backward()
    opt.step()
print(loss.item(), (small(X).argmax(1) == y).float().mean().item())
