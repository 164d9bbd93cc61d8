import torch
from torch import nn

from losses import get_loss
from nets import ChestNet

FINDINGS = ["effusion", "mass", "nodule"]


def xrays(n):
    y = (torch.rand(n, 3) < 0.3).float()
    x = torch.randn(n, 1, 12, 12) * 0.3
    for k in range(3):
        x[:, 0, 4 * k:4 * k + 4] += y[:, k, None, None]
    return x, y


def main():
    torch.manual_seed(0)
    model = nn.DataParallel(ChestNet(len(FINDINGS)))
    loss_fn = get_loss("multilabel", [2.0, 2.0, 2.0])
    optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
    for step in range(40):
        x, y = xrays(32)
        optimizer.zero_grad()
        loss = loss_fn(model(x), y)
        loss.backward()
        optimizer.step()
    print("loss", loss.item())


if __name__ == "__main__":
    main()
