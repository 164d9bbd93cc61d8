import torch
from torch import nn
from sklearn.datasets import make_circles

X, y = make_circles(400, noise=0.1, factor=0.4, random_state=0)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(2 * y - 1, dtype=torch.float32)

margin_net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1))
criterion = nn.SoftMarginLoss()
opt = torch.optim.Adam(margin_net.parameters(), lr=0.01)
for epoch in range(100):
    opt.zero_grad()
    loss = criterion(margin_net(X), y)
    loss.backward()
    opt.step()
pred = torch.sign(margin_net(X)).squeeze(1)
print(loss.item(), (pred == y).float().mean().item())
