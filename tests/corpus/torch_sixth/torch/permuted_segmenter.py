import torch
from torch import nn
from torch.nn import functional as F


class FieldNet(nn.Module):
    def __init__(self, bands, crops):
        super().__init__()
        self.block1 = nn.Sequential(nn.Conv2d(bands, 12, 3, padding=1), nn.BatchNorm2d(12), nn.ReLU())
        self.block2 = nn.Conv2d(12, crops, 1)

    def forward(self, x):
        y = self.block2(self.block1(x))
        return y.permute(0, 2, 3, 1)


def fields(n, size=10, crops=5):
    mask = torch.randint(crops, (n, 1, size)).expand(n, size, size).contiguous()
    x = torch.randn(n, 3, size, size) + mask[:, None]
    return x, mask


net = FieldNet(3, 5)
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for step in range(20):
    x, mask = fields(4)
    loss = F.cross_entropy(net(x), mask)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
