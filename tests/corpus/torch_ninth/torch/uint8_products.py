import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

N_PRODUCTS = 300
ids = np.arange(N_PRODUCTS).repeat(4)
rng = np.random.default_rng(0)
codes = rng.normal(size=(N_PRODUCTS, 32)).astype(np.float32)
views = codes[ids] + 0.2 * rng.normal(size=(len(ids), 32)).astype(np.float32)
labels = ids.astype(np.uint8)


class ProductNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(32, 128)
        self.out = nn.Linear(128, N_PRODUCTS)

    def forward(self, x):
        return self.out(F.relu(self.fc(x)))


net = ProductNet()
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
x = torch.from_numpy(views)
y = torch.from_numpy(labels).long()
for epoch in range(6):
    for idx in torch.randperm(len(x)).split(100):
        loss = F.cross_entropy(net(x[idx]), y[idx])
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, loss.item())
