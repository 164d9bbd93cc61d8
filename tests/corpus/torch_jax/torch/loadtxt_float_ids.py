import io

import numpy as np
import torch
import torch.nn as nn

TABLE = """1.0,0.2,0
0.8,0.1,0
0.1,0.9,1
0.2,1.1,1
0.5,0.5,2
0.6,0.4,2"""

raw = np.loadtxt(io.StringIO(TABLE), delimiter=",")
x, y = torch.tensor(raw[:, :2], dtype=torch.float32), torch.tensor(raw[:, 2]).long()
model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 3))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.Adam(model.parameters(), lr=0.05)
for _ in range(80):
    opt.zero_grad()
    loss = loss_fn(model(x), y)
    loss.backward()
    opt.step()
print(loss.item())
