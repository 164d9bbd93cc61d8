from dataclasses import dataclass

import torch
from torch import nn
from sklearn.datasets import make_moons


@dataclass
class Run:
    loss: str = "bce"
    width: int = 24
    steps: int = 50


def make_loss(name):
    match name:
        case "bce":
            return nn.BCELoss()
        case "mse":
            return nn.MSELoss()
        case _:
            raise ValueError(f"unknown loss {name}")


def main(run: Run):
    X, y = make_moons(200, random_state=0)
    X, y = torch.tensor(X).float(), torch.tensor(y).float()
    net = nn.Sequential(nn.Linear(2, run.width), nn.ReLU(), nn.Linear(run.width, 1))
    loss_fn = make_loss(run.loss)
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(run.steps):
        loss = loss_fn(net(X).reshape(-1), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
    return loss.item()


if __name__ == "__main__":
    print(main(Run()))
