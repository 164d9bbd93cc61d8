import json

import torch
from torch import nn

from zoo import create_model

CONFIG = json.loads('{"model": "wide", "loss": "CrossEntropyLoss", "lr": 0.005, "steps": 80}')


def synthetic(n=400, bands=12, n_sounds=4, seed=0):
    g = torch.Generator().manual_seed(seed)
    centre = torch.randn(n_sounds, bands, generator=g) * 2
    label = torch.randint(n_sounds, (n,), generator=g)
    return centre[label] + torch.randn(n, bands, generator=g), label


def main():
    x, y = synthetic()
    model = create_model(CONFIG["model"], bands=12, n_sounds=4)
    criterion = getattr(nn, CONFIG["loss"])()
    opt = torch.optim.Adam(model.parameters(), lr=CONFIG["lr"])
    for step in range(CONFIG["steps"]):
        opt.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        opt.step()
    print(loss.item(), (model(x).argmax(1) == y).float().mean().item())


if __name__ == "__main__":
    main()
