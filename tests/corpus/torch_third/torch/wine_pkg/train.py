import torch
from torch import nn

from data import wine_loader
from net import WineNet


def train(epochs=5, lr=5e-3):
    net = WineNet()
    criterion = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(net.parameters(), lr=lr)
    for epoch in range(epochs):
        hits = seen = 0
        for x, y in wine_loader():
            out = net(x)
            loss = criterion(out, y)
            opt.zero_grad()
            loss.backward()
            opt.step()
            hits += (out.argmax(1) == y).sum().item()
            seen += len(y)
        print(epoch, loss.item(), hits / seen)


if __name__ == "__main__":
    train()
