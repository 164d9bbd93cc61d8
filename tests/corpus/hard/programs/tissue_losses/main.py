import torch
from torch import nn

from objectives import WeightedSum
from patches import TISSUES, draw


class PatchNet(nn.Sequential):
    def __init__(self, n_out):
        super().__init__(
            nn.Conv2d(3, 16, 3), nn.GELU(),
            nn.Conv2d(16, 16, 3), nn.GELU(),
            nn.AdaptiveMaxPool2d(1), nn.Flatten(),
            nn.Linear(16, n_out),
        )


def main(terms):
    torch.manual_seed(0)
    net, criterion = PatchNet(len(TISSUES)), WeightedSum(terms)
    opt = torch.optim.NAdam(net.parameters(), lr=5e-3)
    x, y = draw(600, 0)
    for epoch in range(3):
        for idx in torch.randperm(len(x)).split(50):
            loss = criterion(net(x[idx]), y[idx])
            opt.zero_grad()
            loss.backward()
            opt.step()
        print(epoch, loss.item())
    x, y = draw(200, 1)
    print("accuracy", (net(x).argmax(1) == y).float().mean().item())


if __name__ == "__main__":
    main({"focal": 1.0, "brier": 0.2})
