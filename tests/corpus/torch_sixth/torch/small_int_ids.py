import numpy as np
import torch
from torch import nn

rng = np.random.default_rng(0)
N = 60
ids = (np.arange(1200) % N).astype(np.int8)
x = rng.normal(size=(1200, 8)).astype(np.float32)
x[:, 0] += ids / 10

model = nn.Sequential(nn.Linear(8, 64), nn.ReLU(), nn.Linear(64, N))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.01)
for rows in np.array_split(rng.permutation(1200), 12):
    target = torch.from_numpy(ids[rows]).long()
    loss = loss_fn(model(torch.from_numpy(x[rows])), target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
