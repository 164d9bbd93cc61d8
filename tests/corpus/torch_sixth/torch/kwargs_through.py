import torch
from torch import nn
from sklearn.datasets import load_wine


class Core(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.lin = nn.Linear(d, k)

    def forward(self, x, *, return_probs=False, temperature=1.0):
        z = self.lin(x) / temperature
        return z.softmax(-1) if return_probs else z


class Normalised(nn.Module):
    def __init__(self, core, mean, std):
        super().__init__()
        self.core = core
        self.register_buffer("mean", mean)
        self.register_buffer("std", std)

    def forward(self, x, **kwargs):
        return self.core((x - self.mean) / self.std, **kwargs)


class Service:
    def __init__(self, model, **defaults):
        self.model, self.defaults = model, defaults

    def __call__(self, x, **overrides):
        return self.model(x, **{**self.defaults, **overrides})


X, y = load_wine(return_X_y=True)
x, y = torch.tensor(X).float(), torch.tensor(y)
model = Normalised(Core(13, 3), x.mean(0), x.std(0))
opt = torch.optim.Adam(model.parameters(), lr=0.05)
for _ in range(60):
    loss = nn.functional.cross_entropy(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
serve = Service(model, return_probs=True)
with torch.no_grad():
    print(loss.item(), serve(x, temperature=2.0).max(1).values.mean().item())
