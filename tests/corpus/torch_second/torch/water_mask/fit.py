import torch
from torch import nn
from torch.utils.data import DataLoader

from metrics import build_metrics
from net import WaterNet
from tiles import Tiles


def main(epochs=3):
    torch.manual_seed(0)
    net = WaterNet()
    criterion = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.Adam(net.parameters(), lr=5e-3)
    train, val = DataLoader(Tiles(64), batch_size=16, shuffle=True), DataLoader(Tiles(16, seed=7), batch_size=4)
    val_metrics = build_metrics("val/")
    for epoch in range(epochs):
        net.train()
        for tile, water in train:
            optimizer.zero_grad()
            loss = criterion(net(tile), water)
            loss.backward()
            optimizer.step()
        net.eval()
        with torch.no_grad():
            for tile, water in val:
                val_metrics.update(net(tile), water.int())
        print(epoch, loss.item(), {k: round(v.item(), 3) for k, v in val_metrics.compute().items()})
        val_metrics.reset()


if __name__ == "__main__":
    main()
