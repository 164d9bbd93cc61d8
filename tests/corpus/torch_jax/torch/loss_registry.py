import argparse

import torch
from torch import nn
from sklearn.datasets import load_digits

LOSSES = {
    "nll": nn.NLLLoss,
    "mse": nn.MSELoss,
}


class DigitNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten())
        self.classifier = nn.Linear(8 * 4 * 4, 10)
        self.activation = nn.Softmax(dim=-1)

    def forward(self, x):
        return self.activation(self.classifier(self.features(x)))


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--lr", type=float, default=1e-3)
    return parser.parse_args()


def main():
    args = parse()
    images, labels = load_digits(return_X_y=True)
    images = torch.tensor(images, dtype=torch.float32).view(-1, 1, 8, 8) / 16
    labels = torch.tensor(labels)
    model = DigitNet()
    criterion = LOSSES["nll"]()
    opt = torch.optim.Adam(model.parameters(), lr=args.lr)
    for epoch in range(args.epochs):
        for i in range(0, 1500, 50):
            opt.zero_grad()
            loss = criterion(model(images[i:i + 50]), labels[i:i + 50])
            loss.backward()
            opt.step()
        acc = (model(images[1500:]).argmax(-1) == labels[1500:]).float().mean()
        print(f"{epoch} loss {loss.item():.3f} acc {acc:.3f}")


if __name__ == "__main__":
    main()
