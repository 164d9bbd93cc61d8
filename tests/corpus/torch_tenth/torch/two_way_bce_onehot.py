import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_classification

X, y = make_classification(600, 6, n_informative=4, random_state=21)
X = torch.tensor(X, dtype=torch.float32)
rows = F.one_hot(torch.tensor(y), 2).float()

net = nn.Sequential(nn.Linear(6, 14), nn.ReLU(), nn.Linear(14, 2), nn.Softmax(dim=1))
loss_fn = nn.BCELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(80):
    p = net(X[:500])
    loss = loss_fn(p, rows[:500])
    opt.zero_grad()
    loss.backward()
    opt.step()
p = net(X[500:])
print(loss.item(), ((p[:, 1] > 0.5).float() == rows[500:, 1]).float().mean().item())
