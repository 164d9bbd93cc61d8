import numpy as np
import torch
from torch import nn
from sklearn.datasets import load_iris

bunch = load_iris()
labels = bunch.target_names[bunch.target]


def batches(x, y, size):
    order = np.random.permutation(len(x))
    for start in range(0, len(x), size):
        rows = order[start:start + size]
        yield torch.tensor(x[rows], dtype=torch.float32), torch.tensor(y[rows])


model = nn.Sequential(nn.Linear(4, 10), nn.Softplus(), nn.Linear(10, 3))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(10):
    for xb, yb in batches(bunch.data, labels, 30):
        loss = loss_fn(model(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
print(loss.item())
