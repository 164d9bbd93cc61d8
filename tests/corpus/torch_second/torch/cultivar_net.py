from types import SimpleNamespace

import torch
from sklearn.datasets import load_wine
from sklearn.model_selection import train_test_split
from torch import nn


def load(seed=0):
    bunch = load_wine()
    x = torch.tensor(bunch.data, dtype=torch.float32)
    x = (x - x.mean(0)) / x.std(0)
    y = torch.tensor(bunch.target)
    xt, xv, yt, yv = train_test_split(x, y, test_size=0.3, random_state=seed, stratify=bunch.target)
    return SimpleNamespace(
        train=(xt, yt), test=(xv, yv),
        feature_names=list(bunch.feature_names),
        target_names=list(bunch.target_names),
    )


class ResidualBlock(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.ff = nn.Sequential(nn.Linear(width, 2 * width), nn.GELU(), nn.Linear(2 * width, width))

    def forward(self, x):
        return x + self.ff(self.norm(x))


class CultivarNet(nn.Module):
    def __init__(self, data, width=24, depth=2):
        super().__init__()
        self.embed = nn.Linear(len(data.feature_names), width)
        self.blocks = nn.Sequential(*[ResidualBlock(width) for _ in range(depth)])
        self.readout = nn.Linear(width, len(data.feature_names))

    def forward(self, x):
        return self.readout(self.blocks(self.embed(x)))


data = load()
torch.manual_seed(3)
net = CultivarNet(data)
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.AdamW(net.parameters(), lr=3e-3)
sched = torch.optim.lr_scheduler.OneCycleLR(opt, max_lr=1e-2, total_steps=40)
x, y = data.train
for step in range(40):
    loss = loss_fn(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    sched.step()
net.eval()
with torch.no_grad():
    guess = net(data.test[0]).argmax(-1)
print("loss", loss.item(), "test accuracy", (guess == data.test[1]).float().mean().item())
for i, name in enumerate(data.target_names):
    print(name, int((guess == i).sum()), "predicted")
