import argparse

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

LOSSES = {}


def register(name):
    def wrap(make):
        LOSSES[name] = make
        return make
    return wrap


@register("bce")
def plain_bce(**kw):
    return nn.BCELoss(**kw)


@register("mse")
def squared(**kw):
    return nn.MSELoss(**kw)


class ChurnNet(nn.Module):
    def __init__(self, d, h=32):
        super().__init__()
        self.fc1 = nn.Linear(d, h)
        self.bn = nn.BatchNorm1d(h)
        self.fc2 = nn.Linear(h, 1)

    def forward(self, x):
        x = torch.relu(self.bn(self.fc1(x)))
        return self.fc2(x).squeeze(1)


def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--loss", default="bce", choices=sorted(LOSSES))
    p.add_argument("--epochs", type=int, default=3)
    return p.parse_args()


def main():
    args = parse()
    x = torch.randn(400, 11)
    y = (x.sum(1) > 0).float()
    net = ChurnNet(11)
    criterion = LOSSES[args.loss](reduction="mean")
    optim = torch.optim.Adam(net.parameters(), 1e-3)
    for _ in range(args.epochs):
        for xb, yb in DataLoader(TensorDataset(x, y), batch_size=40, shuffle=True):
            optim.zero_grad()
            loss = criterion(net(xb), yb)
            loss.backward()
            optim.step()


if __name__ == "__main__":
    main()
