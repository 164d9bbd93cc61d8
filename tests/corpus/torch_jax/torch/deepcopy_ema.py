import copy

import torch
from torch import nn


class Tags(nn.Module):
    def __init__(self, n_in=10, n_tags=4):
        super().__init__()
        self.inner = nn.Linear(n_in, 20)
        self.outer = nn.Linear(20, n_tags)

    def forward(self, x, *, temperature=1.0):
        h = nn.functional.silu(self.inner(x))
        return torch.sigmoid(self.outer(h) / temperature)


def make_step(model, ema, optimizer, decay=0.99):
    bce = nn.BCEWithLogitsLoss(reduction="none")

    def step(x, y):
        loss = bce(model(x), y).sum(dim=1).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            for slow, fast in zip(ema.parameters(), model.parameters()):
                slow.lerp_(fast, 1 - decay)
        return loss.item()

    return step


W = torch.randn(10, 4)
model = Tags()
ema = copy.deepcopy(model).requires_grad_(False)
step = make_step(model, ema, torch.optim.Adam(model.parameters(), lr=1e-2))
for i in range(80):
    x = torch.randn(64, 10)
    value = step(x, (x @ W > 0).float())
print(value)
