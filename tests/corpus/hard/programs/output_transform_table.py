from functools import partial
from types import SimpleNamespace

import torch
import torch.nn as nn
from sklearn.datasets import load_iris
from sklearn.preprocessing import StandardScaler

TRANSFORMS = {
    "none": lambda t: t,
    "log_prob": partial(torch.log_softmax, dim=0),
    "unit": partial(nn.functional.normalize, dim=1),
}
CRITERIA = {
    "ce": nn.CrossEntropyLoss,
    "nll": nn.NLLLoss,
}


class WithTransform(nn.Module):
    """any network, followed by one of the output transforms"""

    def __init__(self, inner, transform):
        super().__init__()
        self.inner = inner
        self.transform = TRANSFORMS[transform]

    def forward(self, x):
        return self.transform(self.inner(x))


def setup(opts):
    inner = nn.Sequential(nn.Linear(4, opts.hidden), nn.Tanh(), nn.Linear(opts.hidden, 3))
    return WithTransform(inner, opts.transform), CRITERIA[opts.criterion]()


opts = SimpleNamespace(hidden=16, transform="log_prob", criterion="nll", lr=0.02, epochs=60)
iris = load_iris()
x = torch.tensor(StandardScaler().fit_transform(iris.data), dtype=torch.float32)
y = torch.tensor(iris.target)
torch.manual_seed(0)
net, criterion = setup(opts)
optimizer = torch.optim.Adam(net.parameters(), lr=opts.lr)
for epoch in range(opts.epochs):
    loss = criterion(net(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if epoch % 20 == 0:
        print(epoch, loss.item())
print("accuracy", (net(x).argmax(1) == y).float().mean().item())
