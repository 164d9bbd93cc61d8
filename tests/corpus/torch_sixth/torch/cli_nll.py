import argparse

import torch
from torch import nn
from sklearn.datasets import make_blobs

LOSSES = {
    "nll": nn.NLLLoss,
    "mm": nn.MultiMarginLoss,
}


def parse(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--hidden", type=int, default=24)
    ap.add_argument("--loss", choices=LOSSES, default="nll")
    ap.add_argument("--steps", type=int, default=60)
    return ap.parse_args(argv)


class Mlp(nn.Module):
    def __init__(self, n_in, hidden, n_out):
        super().__init__()
        self.l1, self.l2 = nn.Linear(n_in, hidden), nn.Linear(hidden, n_out)

    def forward(self, x):
        return self.l2(torch.sigmoid(self.l1(x)))


def main(args):
    x, y = make_blobs(300, centers=4, n_features=3, random_state=1)
    x, y = torch.as_tensor(x, dtype=torch.float32), torch.as_tensor(y)
    net = Mlp(3, args.hidden, 4)
    loss_fn = LOSSES[args.loss]()
    opt = torch.optim.SGD(net.parameters(), lr=0.01)
    for step in range(args.steps):
        loss = loss_fn(net(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        if not step % 20:
            print(step, loss.item())


if __name__ == "__main__":
    main(parse([]))
