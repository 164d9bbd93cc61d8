import torch
from torch import nn
from sklearn.datasets import make_classification

import config
from factory import build


def main():
    X, y = make_classification(300, 10, random_state=0)
    X = torch.tensor(X, dtype=torch.float32)
    y = torch.tensor(y, dtype=torch.float32).reshape(-1, 1)
    net = build(config.LAYERS)
    loss_fn = nn.BCELoss()
    optimizer = torch.optim.Adam(net.parameters(), lr=config.LR)
    for step in range(config.STEPS):
        loss = loss_fn(net(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print("loss", loss.item())


if __name__ == "__main__":
    main()
