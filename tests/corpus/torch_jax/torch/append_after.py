import torch
from torch import nn
from sklearn.datasets import make_classification

net = nn.Sequential()
for i, (n_in, n_out) in enumerate([(9, 32), (32, 16)]):
    net.append(nn.Linear(n_in, n_out))
    net.append(nn.LeakyReLU())
net.append(nn.Linear(16, 1))
net.append(nn.Sigmoid())

X, y = make_classification(500, 9, weights=[0.75], random_state=7)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)[:, None]
criterion = nn.BCEWithLogitsLoss(pos_weight=(y == 0).sum() / (y == 1).sum())
optimizer = torch.optim.Adam(net.parameters(), lr=0.005)
for epoch in range(60):
    optimizer.zero_grad()
    loss = criterion(net(X), y)
    loss.backward()
    optimizer.step()
print(loss.item(), ((net(X) > 0.5) == y.bool()).float().mean().item())
