import torch
from torch import nn
from sklearn.datasets import make_moons


class Estimator:
    def __init__(self, module, **opt_kwargs):
        self.module = module
        self.opt = torch.optim.Adam(module.parameters(), **opt_kwargs)

    def __call__(self, *args, **kwargs):
        return self.module(*args, **kwargs)

    def __getattr__(self, name):
        return getattr(self.module, name)

    def step(self, loss):
        self.opt.zero_grad()
        loss.backward()
        self.opt.step()
        return loss.item()

    def predict_proba(self, x):
        self.eval()
        with torch.no_grad():
            return torch.sigmoid(self(x))


X, y = make_moons(300, noise=0.2, random_state=2)
x, y = torch.tensor(X).float(), torch.tensor(y).float()
est = Estimator(nn.Sequential(nn.Linear(2, 24), nn.ReLU(), nn.Linear(24, 1), nn.Flatten(start_dim=0)), lr=0.01)
criterion = nn.BCEWithLogitsLoss()
for _ in range(100):
    value = est.step(criterion(est(x), y))
print(value, ((est.predict_proba(x) > 0.5) == y.bool()).float().mean().item())
