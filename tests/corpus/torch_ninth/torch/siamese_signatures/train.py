import torch
from torch.utils.data import DataLoader, TensorDataset

from fit import Fitter
from net import SiameseNet

torch.manual_seed(0)
writer = torch.randn(20, 32)


def pairs(n):
    a = torch.randint(0, 20, (n,))
    same = torch.rand(n) < 0.5
    b = torch.where(same, a, (a + 1) % 20)
    noise = lambda: 0.3 * torch.randn(n, 32)
    return writer[a] + noise(), writer[b] + noise(), same.float()


loader = DataLoader(TensorDataset(*pairs(1000)), batch_size=50, shuffle=True)
fitter = Fitter(SiameseNet(32))
for epoch in range(3):
    print(epoch, fitter.epoch(loader))
