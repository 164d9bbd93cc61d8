import torch
from sklearn.datasets import make_moons
from torch import nn

x, y = make_moons(400, noise=0.2, random_state=0)
x = torch.tensor(x, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)

net = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)


def train_epoch():
    net.train()
    for b in torch.randperm(300).split(30):
        loss = criterion(net(x[b]).squeeze(1), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    return loss.item()


def test():
    net.eval()
    with torch.no_grad():
        pred = (torch.sigmoid(net(x[300:])) > 0.5).float()
    return (pred == y[300:]).float().mean().item()


for epoch in range(10):
    print(epoch, train_epoch(), test())
