import torch
from torch import nn
from sklearn.datasets import make_classification


class Brier:
    """Mean squared distance of the forecast from what happened."""

    def __call__(self, z, happened):
        return ((torch.sigmoid(z) - happened) ** 2).mean()


X, y = make_classification(300, 8, random_state=3)
x, happened = torch.tensor(X).float(), torch.tensor(y).float()
forecaster = nn.Sequential(nn.Linear(8, 10), nn.ReLU(), nn.Linear(10, 1))
brier = Brier()
opt = torch.optim.Adam(forecaster.parameters(), lr=0.02)
best = float("inf")
for epoch in range(80):
    opt.zero_grad()
    score = brier(forecaster(x), happened)
    score.backward()
    opt.step()
    if (value := score.item()) < best:
        best = value
print("best", best)
