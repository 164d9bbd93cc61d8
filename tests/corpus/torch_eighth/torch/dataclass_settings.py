from dataclasses import dataclass, field

import torch
from sklearn.datasets import make_circles
from torch import nn


@dataclass
class Settings:
    hidden: list = field(default_factory=lambda: [32, 32])
    activation: str = "ReLU"
    output_activation: str = "Sigmoid"
    lr: float = 1e-2
    epochs: int = 80


class Mlp(nn.Module):
    def __init__(self, n_in: int, settings: Settings):
        super().__init__()
        dims = [n_in] + settings.hidden
        layers = []
        for a, b in zip(dims, dims[1:]):
            layers.extend([nn.Linear(a, b), getattr(nn, settings.activation)()])
        layers.append(nn.Linear(dims[-1], 1))
        if settings.output_activation:
            layers.append(getattr(nn, settings.output_activation)())
        self.layers = nn.Sequential(*layers)

    def forward(self, x):
        return self.layers(x).flatten()


def main(settings):
    torch.manual_seed(1)
    x, y = make_circles(500, noise=0.1, factor=0.4, random_state=1)
    x, y = torch.from_numpy(x).float(), torch.from_numpy(y).float()
    model = Mlp(2, settings)
    loss_fn = nn.BCEWithLogitsLoss()
    opt = torch.optim.Adam(model.parameters(), lr=settings.lr)
    for epoch in range(settings.epochs):
        opt.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        opt.step()
    print(f"final loss {loss.item():.3f}")


main(Settings())
