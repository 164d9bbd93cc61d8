import torch
from torch import nn


class GatedUnit(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.value, self.gate, self.mask = nn.Linear(d, d), nn.Linear(d, d), nn.Linear(d, d)

    def forward(self, x):
        gate = torch.sigmoid(self.gate(x))
        mask = torch.sigmoid(self.mask(gate * x))
        return self.value(x) * gate * mask


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.units = nn.Sequential(GatedUnit(8), GatedUnit(8))
        self.score = nn.Linear(8, 1)

    def forward(self, x):
        return self.score(self.units(x)).squeeze(-1)


net = Net()
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(60):
    x = torch.randn(64, 8)
    y = (x[:, 0] * x[:, 1] > 0).float()
    loss = loss_fn(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
