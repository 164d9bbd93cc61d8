import torch
import torch.nn as nn
import torch.nn.functional as F


class SmoothingLoss(nn.Module):
    def __init__(self, classes, smoothing=0.1, dim=-1):
        super().__init__()
        self.confidence = 1.0 - smoothing
        self.smoothing = smoothing
        self.cls = classes
        self.dim = dim

    def forward(self, pred, target):
        pred = pred.log_softmax(dim=self.dim)
        with torch.no_grad():
            true_dist = torch.zeros_like(pred)
            true_dist.fill_(self.smoothing / (self.cls - 1))
            true_dist.scatter_(1, target.data.unsqueeze(1), self.confidence)
        return torch.mean(torch.sum(-true_dist * pred, dim=self.dim))


def uniform_mix(ids, k, eps=0.1):
    return F.one_hot(ids, k) * (1 - eps) + eps / k


torch.manual_seed(0)
x = torch.randn(500, 5)
y = (x @ torch.randn(5, 4)).argmax(1)
net = nn.Sequential(nn.Linear(5, 32), nn.ReLU(), nn.Linear(32, 4))
smooth = SmoothingLoss(4)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(60):
    z = net(x)
    loss = smooth(z, y) + F.cross_entropy(z, uniform_mix(y, 4))
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
