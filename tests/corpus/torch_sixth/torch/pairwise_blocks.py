from itertools import chain, pairwise

import torch
from torch import nn
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split


def block(n_in, n_out):
    return nn.Linear(n_in, n_out), nn.ReLU(inplace=True)


def mlp(*sizes):
    return nn.Sequential(*chain.from_iterable(block(a, b) for a, b in pairwise(sizes)))


x_train, x_test, y_train, y_test = (
    torch.as_tensor(a) for a in train_test_split(*load_digits(return_X_y=True), test_size=0.25, random_state=1)
)
x_train, x_test = x_train.float() / 16, x_test.float() / 16
model = mlp(64, 48, 24, 10)
cost = nn.CrossEntropyLoss()
optim = torch.optim.NAdam(model.parameters())
for epoch in range(12):
    optim.zero_grad()
    loss = cost(model(x_train), y_train)
    loss.backward()
    optim.step()
print(loss.item(), (model(x_test).argmax(1) == y_test).float().mean().item())
