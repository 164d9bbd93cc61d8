from types import SimpleNamespace

import torch
from torch import nn

from build import make_model

cfg = SimpleNamespace(loss="CrossEntropyLoss", final="Softmax", hidden=[24, 24], epochs=60, lr=0.01)


def main(cfg):
    torch.manual_seed(0)
    x = torch.randn(400, 6)
    y = (x[:, 0] > 0).long() + (x[:, 1] > 0.5).long()
    net = make_model(6, 3, cfg)
    criterion = getattr(nn, cfg.loss)()
    opt = torch.optim.Adam(net.parameters(), lr=cfg.lr)
    for _ in range(cfg.epochs):
        opt.zero_grad()
        loss = criterion(net(x), y)
        loss.backward()
        opt.step()
    print(loss.item(), (net(x).argmax(1) == y).float().mean().item())


if __name__ == "__main__":
    main(cfg)
