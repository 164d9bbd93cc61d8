import torch
from torch import nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

from model import Net

x, y = load_wine(return_X_y=True)
x, y = torch.tensor(scale(x)).float(), torch.tensor(y)
net = Net(13, 3)
criterion = nn.NLLLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(40):
    opt.zero_grad()
    logits = net(x)
    loss = criterion(logits, y)
    loss.backward()
    opt.step()
print(loss.item(), net(x).exp().sum(1)[:3])
