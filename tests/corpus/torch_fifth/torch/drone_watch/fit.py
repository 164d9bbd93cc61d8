import torch
from torch import nn

from evaluation import evaluate
from network import RotorNet


def flights(n):
    damaged = (torch.rand(n, 4) < 0.25).float()
    t = torch.linspace(0, 12, 64)
    signal = 0.4 * torch.randn(n, 4, 64) + damaged[:, :, None] * torch.sin(3 * t)
    return signal, damaged


def main():
    torch.manual_seed(0)
    model = RotorNet()
    criterion = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-3)
    for epoch in range(4):
        model.train()
        for _ in range(15):
            signal, damaged = flights(32)
            optimizer.zero_grad()
            loss = criterion(model(signal), damaged)
            loss.backward()
            optimizer.step()
        print(epoch, loss.item(), evaluate(model, [flights(8) for _ in range(6)]))


if __name__ == "__main__":
    main()
