import json

import torch
from torch import nn
from sklearn.datasets import make_blobs

SPEC = json.loads("""
{
  "layers": [2, 20, 5],
  "hidden": "ReLU",
  "output": {"name": "LogSoftmax", "kwargs": {"dim": 1}},
  "loss": {"name": "NLLLoss", "kwargs": {"reduction": "mean"}}
}
""")


def construct(entry):
    return getattr(nn, entry["name"])(**entry.get("kwargs", {}))


def network(spec):
    mods = []
    *hidden, last = zip(spec["layers"], spec["layers"][1:])
    for a, b in hidden:
        mods += [nn.Linear(a, b), getattr(nn, spec["hidden"])()]
    mods += [nn.Linear(*last), construct(spec["output"])]
    return nn.Sequential(*mods)


X, y = make_blobs(300, centers=5, random_state=4)
x, y = torch.tensor(X).float(), torch.tensor(y)
net, criterion = network(SPEC), construct(SPEC["loss"])
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for _ in range(60):
    loss = criterion(net(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), net(x).exp().sum(1).mean().item())
