import contextlib

import torch
from torch import nn
from sklearn.datasets import load_digits


class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Linear(64, 64), nn.BatchNorm1d(64), nn.ReLU())
        self.scores = nn.Linear(64, 10)
        self.tail = nn.Identity()

    def forward(self, x):
        return self.tail(self.scores(self.features(x)))


@contextlib.contextmanager
def probability_mode(model, temperature=1.0):
    tail, training = model.tail, model.training
    model.eval()
    model.tail = Tempered(temperature)
    try:
        with torch.no_grad():
            yield model
    finally:
        model.tail = tail
        model.train(training)


class Tempered(nn.Module):
    def __init__(self, t):
        super().__init__()
        self.t = t

    def forward(self, z):
        return torch.softmax(z / self.t, dim=1)


def batches(x, y, size):
    for idx in torch.randperm(len(x)).split(size):
        if len(idx) == size:
            yield x[idx], y[idx]


X, y = load_digits(return_X_y=True)
X, y = torch.tensor(X / 16, dtype=torch.float32), torch.tensor(y)
reader = Reader()
criterion = nn.CrossEntropyLoss()
opt = torch.optim.SGD(reader.parameters(), lr=0.1, momentum=0.9)
for epoch in range(3):
    for xb, yb in batches(X[:1500], y[:1500], 50):
        loss = criterion(reader(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    with probability_mode(reader, temperature=1.5) as m:
        p = m(X[1500:])
    top, guess = p.max(1)
    print(epoch, loss.item(), "acc", (guess == y[1500:]).float().mean().item(), "kept", (top > 0.5).float().mean().item())
