from functools import partial
from itertools import chain

import torch
from torch import nn
from torch.nn import functional as F

Smooth = partial(nn.CrossEntropyLoss, label_smoothing=0.1)
LogHead = lambda d, k: nn.Sequential(nn.Linear(d, k), nn.LogSoftmax(-1))
ProbHead = lambda d, k: nn.Sequential(nn.Linear(d, k), nn.Sigmoid())
PlainHead = nn.Linear


def one_hot_bce(p, y):
    return F.binary_cross_entropy(p, F.one_hot(y, p.size(1)).to(p.dtype))


class Deep(nn.Module):
    def __init__(self, n_in, k, width=24, depth=3):
        super().__init__()
        self.blocks = nn.ModuleList([nn.Sequential(nn.Linear(w, width), nn.Tanh()) for w in [n_in] + [width] * (depth - 1)])
        factories = [PlainHead, LogHead, ProbHead]
        self.heads = nn.ModuleList([make(width, k) for make in factories])
        self.losses = [Smooth(), nn.NLLLoss(), one_hot_bce]

    def forward(self, x):
        for block, head in zip(self.blocks, self.heads):
            x = block(x)
            yield head(x)

    def objective(self, x, y, weights=(0.3, 1.0, 0.3)):
        return sum(w * loss(out, y) for w, loss, out in zip(weights, self.losses, self(x)))


def spirals(n, k, g):
    y = torch.randint(0, k, (n,), generator=g)
    r = torch.rand(n, generator=g)
    a = 3 * r + 2 * torch.pi * y / k
    return torch.stack([r * a.cos(), r * a.sin()], 1) + 0.02 * torch.randn(n, 2, generator=g), y


g = torch.Generator().manual_seed(0)
torch.manual_seed(0)
net = Deep(2, 3)
opt = torch.optim.Adam(chain(net.blocks.parameters(), net.heads.parameters()), lr=0.01)
for step in range(200):
    x, y = spirals(128, 3, g)
    loss = net.objective(x, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
x, y = spirals(500, 3, g)
for name, out in zip(("plain", "log", "prob"), net(x)):
    print(name, (out.argmax(1) == y).float().mean().item())
