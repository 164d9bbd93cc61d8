import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset


class GeneralizedCrossEntropy(nn.Module):
    def __init__(self, num_classes, q=0.7):
        super().__init__()
        self.num_classes, self.q = num_classes, q

    def forward(self, pred, labels):
        pred = F.softmax(pred, dim=1)
        pred = torch.clamp(pred, min=1e-7, max=1.0)
        label_one_hot = F.one_hot(labels, self.num_classes).float()
        gce = (1.0 - torch.pow(torch.sum(label_one_hot * pred, dim=1), self.q)) / self.q
        return gce.mean()


class MAE(nn.Module):
    def forward(self, pred, labels):
        p = F.softmax(pred, dim=1)
        return (2 - 2 * p.gather(1, labels.unsqueeze(1))).mean()


x = torch.randn(900, 7)
y = x[:, :3].argmax(1)
noisy = torch.where(torch.rand(900) < 0.3, torch.randint(3, (900,)), y)
net = nn.Sequential(nn.Linear(7, 40), nn.ReLU(), nn.Linear(40, 3))
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
schedule = [nn.CrossEntropyLoss()] * 2 + [GeneralizedCrossEntropy(3)] * 3 + [MAE()]
for epoch, criterion in enumerate(schedule):
    for xb, yb in DataLoader(TensorDataset(x, noisy), batch_size=30, shuffle=True):
        loss = criterion(net(xb), yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
    print(epoch, type(criterion).__name__, (net(x).argmax(1) == y).float().mean().item())
