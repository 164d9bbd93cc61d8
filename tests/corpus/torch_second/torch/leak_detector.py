import logging

import torch
from torch import nn
from torch.utils.data import DataLoader, Dataset

logging.basicConfig(level=logging.INFO, format="%(message)s")
log = logging.getLogger("leak")


class PipePressure(Dataset):
    def __init__(self, n, length=32, seed=0):
        g = torch.Generator().manual_seed(seed)
        self.leak = torch.randint(0, 2, (n, 1), generator=g).float()
        noise = torch.randn(n, length, generator=g) * 0.3
        drop = torch.linspace(0, 2, length)[None] * self.leak
        self.signal = 5 + noise - drop

    def __len__(self):
        return len(self.leak)

    def __getitem__(self, i):
        return {"signal": self.signal[i] - 5, "leak": self.leak[i]}


class Detector(nn.Module):
    def __init__(self, length=32):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(length, 24), nn.ReLU(), nn.Linear(24, 12), nn.ReLU())
        self.out = nn.Linear(12, 1)

    def forward(self, signal):
        return self.out(self.body(signal))


class Runner:
    def __init__(self, model, criterion, optimizer):
        self.model = model
        self.criterion = criterion
        self.optimizer = optimizer

    def compute_loss(self, batch):
        leak_score = self.model(batch["signal"])
        return self.criterion(batch["leak"], leak_score)

    def train_epoch(self, loader):
        self.model.train()
        losses = []
        for batch in loader:
            self.optimizer.zero_grad()
            loss = self.compute_loss(batch)
            loss.backward()
            self.optimizer.step()
            losses.append(loss.item())
        return sum(losses) / len(losses)

    @torch.no_grad()
    def accuracy(self, loader):
        self.model.eval()
        right = total = 0
        for batch in loader:
            positive = self.model(batch["signal"]) > 0
            right += (positive == batch["leak"].bool()).sum().item()
            total += len(batch["leak"])
        return right / total


def main():
    torch.manual_seed(0)
    model = Detector()
    runner = Runner(model, nn.BCEWithLogitsLoss(), torch.optim.SGD(model.parameters(), lr=0.01))
    train = DataLoader(PipePressure(300), batch_size=30, shuffle=True)
    test = DataLoader(PipePressure(100, seed=1), batch_size=100)
    for epoch in range(3):
        log.info("epoch %d loss %.3f accuracy %.3f", epoch, runner.train_epoch(train), runner.accuracy(test))


if __name__ == "__main__":
    main()
