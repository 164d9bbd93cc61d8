import os

import torch
import torch.nn.functional as F
from torch import nn
from sklearn.datasets import make_hastie_10_2

cfg = {"precision": "bfloat16", "hidden": 20, "lr": 2e-3, "epochs": int(os.getenv("EPOCHS", "4"))}
DTYPE = getattr(torch, cfg["precision"])


class Net(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.fc = nn.Linear(10, hidden)
        self.out = nn.Linear(hidden, 1)

    def forward(self, x):
        p = torch.sigmoid(self.out(F.relu(self.fc(x))))
        return p.to(DTYPE)


X, y = make_hastie_10_2(2000, random_state=0)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y > 0).to(DTYPE).unsqueeze(1)
net = Net(cfg["hidden"])
opt = torch.optim.Adam(net.parameters(), cfg["lr"])
for epoch in range(cfg["epochs"]):
    for rows in torch.randperm(2000).split(100):
        loss = F.binary_cross_entropy(net(X[rows]), y[rows])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
