import argparse

import torch
from torch import nn

REGISTRY = {}


def register(name, *, tail):
    def wrap(cls):
        REGISTRY[name] = (cls, tail)
        return cls
    return wrap


@register("bce", tail=nn.Sigmoid)
class ProbabilityLoss(nn.BCELoss):
    pass


@register("bce_logits", tail=nn.Identity)
class ScoreLoss(nn.BCEWithLogitsLoss):
    pass


class LoanNet(nn.Module):
    def __init__(self, d, tail):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d, 40), nn.ReLU(), nn.Linear(40, 1))
        self.tail = tail()

    def forward(self, x):
        return self.tail(self.net(x)).squeeze(-1)


def main(argv=None):
    p = argparse.ArgumentParser()
    p.add_argument("--loss", choices=list(REGISTRY), default="bce")
    args = p.parse_args(argv)
    loss_cls, tail = REGISTRY[args.loss]
    net, criterion = LoanNet(9, tail), loss_cls()
    opt = torch.optim.Adam(net.parameters())
    for _ in range(50):
        x = torch.randn(64, 9)
        y = (x[:, 0] > x[:, 1]).float()
        loss = criterion(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(args.loss, loss.item())


main()
