from dataclasses import dataclass, field
from enum import Enum

import torch
import torch.nn.functional as F
from sklearn.datasets import load_iris
from torch import nn


class Task(Enum):
    BINARY = "binary"
    MULTICLASS = "multiclass"
    REGRESSION = "regression"


@dataclass
class NetConfig:
    task: Task
    n_in: int
    n_out: int
    hidden: list[int] = field(default_factory=lambda: [16, 16])


def output_layer(cfg: NetConfig) -> nn.Module:
    match cfg.task:
        case Task.REGRESSION | Task.BINARY:
            return nn.Identity()
        case Task.MULTICLASS:
            return nn.Softmax(dim=-1)


def objective(task):
    match task:
        case Task.REGRESSION:
            return F.mse_loss
        case Task.BINARY:
            return F.binary_cross_entropy_with_logits
        case Task.MULTICLASS:
            return F.cross_entropy


class Net(nn.Module):
    def __init__(self, cfg: NetConfig):
        super().__init__()
        widths = [cfg.n_in, *cfg.hidden]
        self.body = nn.ModuleList(nn.Linear(a, b) for a, b in zip(widths, widths[1:]))
        self.out = nn.Linear(widths[-1], cfg.n_out)
        self.final = output_layer(cfg)

    def forward(self, x):
        for layer in self.body:
            x = torch.relu(layer(x))
        return self.final(self.out(x))


iris = load_iris()
x = torch.tensor(iris.data, dtype=torch.float32)
y = torch.tensor(iris.target)
cfg = NetConfig(Task.MULTICLASS, 4, 3)
net, criterion = Net(cfg), objective(cfg.task)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(100):
    loss = criterion(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (net(x).argmax(-1) == y).float().mean().item())
