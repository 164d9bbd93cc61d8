import numpy as np
import torch
from torch import nn

N_CODES = 200
rng = np.random.default_rng(0)
codes = np.arange(N_CODES).repeat(4)
table = rng.normal(size=(N_CODES, 24)).astype(np.float32)
x = torch.from_numpy(table[codes] + 0.2 * rng.normal(size=(len(codes), 24)).astype(np.float32))
stored = codes.astype(np.int8)
y = torch.from_numpy(stored.astype(np.int64)) % N_CODES

net = nn.Sequential(nn.Linear(24, 64), nn.ReLU(), nn.Linear(64, N_CODES))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for epoch in range(20):
    for b in torch.randperm(len(y)).split(80):
        opt.zero_grad()
        loss = loss_fn(net(x[b]), y[b])
        loss.backward()
        opt.step()
print(loss.item())
