import itertools

import torch
from torch import nn
from sklearn.datasets import load_iris


def stream(x, y, size):
    while True:
        order = torch.randperm(len(x))
        for rows in order.split(size):
            yield x[rows], y[rows]


def train(model, data, criterion, lr):
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    for x, y in data:
        opt.zero_grad()
        loss = criterion(model(x).log_softmax(-1), y)
        loss.backward()
        opt.step()
        yield loss.item()


x, y = load_iris(return_X_y=True)
x, y = torch.tensor(x).float(), torch.tensor(y)
model = nn.Sequential(nn.Linear(4, 16), nn.Hardswish(), nn.Linear(16, 3))
losses = train(model, stream(x, y, 25), nn.CrossEntropyLoss(), 0.01)
print(list(itertools.islice(losses, 60))[-1])
