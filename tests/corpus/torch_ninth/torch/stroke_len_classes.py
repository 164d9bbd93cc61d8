import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

rng = np.random.default_rng(5)
age = rng.uniform(20, 90, 1500)
bmi = rng.normal(27, 5, 1500)
glucose = rng.normal(105, 30, 1500)
stroke = (rng.uniform(size=1500) < 1 / (1 + np.exp(-(age - 70) / 8))).astype("float32")
X = np.stack([age, bmi, glucose], axis=1).astype("float32")
X = (X - X.mean(0)) / X.std(0)

CLASSES = ("no stroke", "stroke")
n_out = len(CLASSES) - 1
ds = TensorDataset(torch.from_numpy(X), torch.from_numpy(stroke).view(-1, 1))
dl = DataLoader(ds, batch_size=64, shuffle=True)

model = nn.Sequential(
    nn.Linear(3, 16),
    nn.LeakyReLU(),
    nn.BatchNorm1d(16),
    nn.Linear(16, n_out),
    nn.Softmax(dim=1),
)
loss_func = nn.BCELoss()
opt = torch.optim.Adam(model.parameters(), lr=1e-3)

for epoch in range(4):
    hist = []
    for xb, yb in dl:
        loss = loss_func(model(xb), yb)
        loss.backward()
        opt.step()
        opt.zero_grad()
        hist.append(loss.item())
    print(epoch, np.mean(hist))
