import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader

KINDS = ["simple", "complex", "basin"]


class Craters(Dataset):
    def __init__(self, n=400, seed=5):
        g = torch.Generator().manual_seed(seed)
        self.kind = torch.randint(3, (n,), generator=g)
        diameter = 10 ** (self.kind + torch.rand(n, generator=g))
        depth = diameter * 0.2 / (1 + self.kind)
        self.x = torch.stack([diameter.log(), depth.log(), torch.rand(n, generator=g)], dim=1)

    def __len__(self):
        return len(self.kind)

    def __getitem__(self, i):
        return self.x[i], F.one_hot(self.kind[i], num_classes=len(KINDS)).float()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=1))

    def forward(self, x):
        return self.layers(x)


net = Net()
bce = nn.BCELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(10):
    for x, t in DataLoader(Craters(), batch_size=40, shuffle=True):
        loss = bce(net(x), t)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, round(loss.item(), 4))
