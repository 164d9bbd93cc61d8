import argparse

import torch
from sklearn.datasets import make_blobs
from torch import nn


def get_args(argv=None):
    p = argparse.ArgumentParser()
    p.add_argument("--hidden", type=int, default=24)
    p.add_argument("--num-classes", type=int, default=1)
    p.add_argument("--epochs", type=int, default=20)
    return p.parse_args(argv)


class Net(nn.Module):
    def __init__(self, args):
        super().__init__()
        self.fc = nn.Linear(2, args.hidden)
        self.out = nn.Linear(args.hidden, args.num_classes)
        self.soft = nn.Softmax(dim=1)

    def forward(self, x):
        return self.soft(self.out(torch.tanh(self.fc(x))))


args = get_args([])
x, y = make_blobs(300, centers=2, random_state=0)
x = torch.tensor(x, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32).view(-1, 1)
net = Net(args)
crit = nn.BCELoss()
opt = torch.optim.Adam(net.parameters())
for e in range(args.epochs):
    opt.zero_grad()
    loss = crit(net(x), y)
    loss.backward()
    opt.step()
print(loss.item())
