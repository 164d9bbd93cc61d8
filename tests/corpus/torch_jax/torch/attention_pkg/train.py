import torch
import torch.nn as nn
from sklearn.datasets import load_digits

from net import Net

X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16).float().view(-1, 1, 8, 8), torch.tensor(y)
net = Net(10)
crit = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(2):
    for rows in torch.randperm(1500).split(100):
        opt.zero_grad()
        loss = crit(net(X[rows]), y[rows])
        loss.backward()
        opt.step()
print(loss.item())
