from dataclasses import dataclass, field

import torch
import torch.nn as nn
from sklearn.datasets import load_iris


@dataclass
class Config:
    n_features: int = 4
    n_classes: int = 10
    hidden: list[int] = field(default_factory=lambda: [16, 16])
    lr: float = 0.01
    epochs: int = 60


class MLP(nn.Module):
    def __init__(self, config: Config):
        super().__init__()
        sizes = [config.n_features, *config.hidden]
        self.hidden = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.out = nn.Linear(sizes[-1], config.n_classes)

    def forward(self, x):
        for layer in self.hidden:
            x = layer(x).relu()
        return self.out(x)


def run(config: Config):
    x, y = (torch.tensor(a) for a in load_iris(return_X_y=True))
    x = x.float()
    model = MLP(config)
    optimizer = torch.optim.Adam(model.parameters(), lr=config.lr)
    criterion = nn.CrossEntropyLoss()
    for _ in range(config.epochs):
        loss = criterion(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, loss.item()


if __name__ == "__main__":
    model, final = run(Config())
    print("final loss", final)
