import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_digits
from torch.utils.data import DataLoader, TensorDataset


class SoftTargetCrossEntropy(nn.Module):
    def forward(self, x, target):
        loss = torch.sum(-target * F.log_softmax(x, dim=-1), dim=-1)
        return loss.mean()


class Mixup:
    def __init__(self, alpha, num_classes):
        self.alpha, self.num_classes = alpha, num_classes

    def __call__(self, x, y):
        lam = float(np.random.beta(self.alpha, self.alpha))
        hot = F.one_hot(y, self.num_classes).float()
        return lam * x + (1 - lam) * x.flip(0), lam * hot + (1 - lam) * hot.flip(0)


class ConvNet(nn.Module):
    def __init__(self, num_classes=10):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(1, 12, 3, padding=1), nn.GELU(), nn.MaxPool2d(2))
        self.head = nn.Linear(12 * 16, num_classes)

    def forward(self, x):
        return self.head(self.stem(x).flatten(1))


def train_one_epoch(model, criterion, loader, optimizer, mixup_fn):
    model.train()
    for samples, targets in loader:
        samples, targets = mixup_fn(samples, targets)
        loss = criterion(model(samples), targets)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


@torch.no_grad()
def evaluate(model, criterion, loader):
    model.eval()
    losses, correct, total = [], 0, 0
    for images, target in loader:
        output = model(images)
        losses.append(criterion(output, target).item())
        correct += (output.argmax(1) == target).sum().item()
        total += target.numel()
    return {"loss": sum(losses) / len(losses), "acc1": 100 * correct / total}


def main():
    X, y = load_digits(return_X_y=True)
    X = torch.tensor(X / 16, dtype=torch.float32).reshape(-1, 1, 8, 8)
    y = torch.tensor(y)
    train = DataLoader(TensorDataset(X[:1400], y[:1400]), batch_size=70, shuffle=True, drop_last=True)
    val = DataLoader(TensorDataset(X[1400:], y[1400:]), batch_size=64)
    model = ConvNet()
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    criterion = SoftTargetCrossEntropy()
    for epoch in range(2):
        loss = train_one_epoch(model, criterion, train, optimizer, Mixup(0.4, 10))
        stats = evaluate(model, criterion, val)
        print(epoch, loss, stats)


if __name__ == "__main__":
    main()
