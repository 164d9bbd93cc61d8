import enum

import torch
import torch.nn.functional as F
from sklearn.datasets import load_iris
from torch import nn


class Output(enum.Enum):
    SCORES = "scores"
    PROBS = "probs"
    LOG_PROBS = "log_probs"


def tail(kind: Output) -> nn.Module:
    match kind:
        case Output.SCORES:
            return nn.Identity()
        case Output.PROBS:
            return nn.Softmax(dim=-1)
        case Output.LOG_PROBS:
            return nn.LogSoftmax(dim=-1)


def make_net(kind: Output):
    return nn.Sequential(nn.Linear(4, 16), nn.SiLU(), nn.Linear(16, 3), tail(kind))


x, y = load_iris(return_X_y=True)
x = torch.tensor((x - x.mean(0)) / x.std(0), dtype=torch.float32)
y = torch.tensor(y)

net = make_net(Output.PROBS)
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for step in range(100):
    opt.zero_grad()
    loss = F.cross_entropy(net(x), y)
    loss.backward()
    opt.step()
print(loss.item(), (net(x).argmax(-1) == y).float().mean().item())
