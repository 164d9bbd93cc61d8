from typing import Callable, NamedTuple

import torch
from torch import nn


class TaskSpec(NamedTuple):
    units: int
    activation: nn.Module
    loss: Callable
    weight: float = 1.0


TASKS = {
    "adult": TaskSpec(1, nn.Sigmoid(), nn.BCELoss()),
    "genre": TaskSpec(4, nn.Identity(), nn.CrossEntropyLoss(), 0.5),
    "rating": TaskSpec(1, nn.Softplus(), nn.MSELoss(), 0.1),
}


class FilmNet(nn.Module):
    def __init__(self, n_in):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(n_in, 32), nn.ReLU())
        self.heads = nn.ModuleDict({k: nn.Sequential(nn.Linear(32, t.units), t.activation) for k, t in TASKS.items()})

    def forward(self, x):
        h = self.trunk(x)
        return {k: head(h) for k, head in self.heads.items()}


torch.manual_seed(0)
x = torch.randn(256, 9)
truth = {
    "adult": (x[:, :1] > 0.5).float(),
    "genre": x[:, 1:5].argmax(1),
    "rating": x[:, 5:6].abs(),
}
net = FilmNet(9)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(60):
    out = net(x)
    loss = sum(t.weight * t.loss(out[k], truth[k]) for k, t in TASKS.items())
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), ((out["adult"] > 0.5).float() == truth["adult"]).float().mean().item())
