import torch
from sklearn.datasets import load_breast_cancer, load_wine
from sklearn.preprocessing import scale
from torch import nn

from engine import Engine


def table(loader):
    X, y = loader(return_X_y=True)
    return torch.tensor(scale(X), dtype=torch.float32), torch.tensor(y)


def net(n_in, n_out):
    return nn.Sequential(nn.Linear(n_in, 16), nn.ReLU(), nn.Linear(16, n_out))


torch.manual_seed(0)
jobs = {
    "binary": (load_breast_cancer, 1, lambda y: y.float().unsqueeze(1)),
    "multiclass": (load_wine, 3, lambda y: y),
    "logprob": (load_wine, 3, lambda y: y),
}
for name, (loader, n_out, prepare) in jobs.items():
    X, y = table(loader)
    y = prepare(y)
    engine = Engine(name, net(X.shape[1], n_out))
    loss = engine.fit(X, y)
    print(name, round(loss, 4), (engine.predict(X) == y).float().mean().item())
