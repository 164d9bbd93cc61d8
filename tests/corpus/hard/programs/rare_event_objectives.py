import torch
from torch import nn
from torch.nn import functional as F

LOSSES = {}


def loss(name=None):
    def add(cls):
        LOSSES[name or cls.__name__.lower()] = cls
        return cls
    return add


@loss()
class Focal:
    def __init__(self, gamma=2.0, alpha=0.25):
        self.gamma, self.alpha = gamma, alpha

    def __call__(self, inputs, targets):
        p = torch.sigmoid(inputs)
        ce = F.binary_cross_entropy_with_logits(inputs, targets, reduction="none")
        p_t = p * targets + (1 - p) * (1 - targets)
        alpha_t = self.alpha * targets + (1 - self.alpha) * (1 - targets)
        return (alpha_t * (1 - p_t) ** self.gamma * ce).mean()


@loss("dice")
class SoftDice:
    smooth = 1.0

    def __call__(self, inputs, targets):
        p = inputs.sigmoid().flatten(1)
        t = targets.flatten(1)
        overlap = 2 * (p * t).sum(1) + self.smooth
        return (1 - overlap / (p.sum(1) + t.sum(1) + self.smooth)).mean()


@loss("combo")
class Combo:
    def __init__(self):
        self.parts = [Focal(), SoftDice()]

    def __call__(self, inputs, targets):
        return sum(part(inputs, targets) for part in self.parts)


class Tiny(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.Conv2d(8, 1, 3, padding=1))

    def forward(self, x):
        return self.net(x)


def craters(n):
    yy, xx = torch.meshgrid(torch.arange(16), torch.arange(16), indexing="ij")
    c = torch.randint(4, 12, (n, 2, 1, 1))
    mask = (((yy - c[:, 0]) ** 2 + (xx - c[:, 1]) ** 2) < 6).float().unsqueeze(1)
    return mask + 0.4 * torch.randn(n, 1, 16, 16), mask


for name in ("focal", "dice", "combo"):
    torch.manual_seed(0)
    net, criterion = Tiny(), LOSSES[name]()
    opt = torch.optim.Adam(net.parameters(), lr=0.01)
    for _ in range(40):
        x, mask = craters(16)
        value = criterion(net(x), mask)
        opt.zero_grad()
        value.backward()
        opt.step()
    x, mask = craters(50)
    found = torch.sigmoid(net(x)) > 0.5
    iou = (found & mask.bool()).sum() / (found | mask.bool()).sum()
    print(name, value.item(), "iou", iou.item())
