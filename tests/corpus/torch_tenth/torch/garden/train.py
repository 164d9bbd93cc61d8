import torch
from torch import nn

from data import loaders
from models import build

CONFIG = {"backbone": "mlp", "head": "deep", "n_features": 7, "n_species": 4}


def run(config):
    train, test = loaders(config["n_features"], config["n_species"])
    model = build(config)
    loss_fn = nn.CrossEntropyLoss(weight=torch.tensor([1.0, 1.0, 2.0, 1.5]))
    optim = torch.optim.NAdam(model.parameters(), lr=4e-3)
    for epoch in range(4):
        for x, species in train:
            optim.zero_grad()
            loss = loss_fn(model(x), species)
            loss.backward()
            optim.step()
        print("epoch", epoch, "loss", round(loss.item(), 3))
    hits = sum((model(x).argmax(1) == species).sum().item() for x, species in test)
    print("hits", hits)


run(CONFIG)
