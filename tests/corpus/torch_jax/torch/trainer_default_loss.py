import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_moons


class MoonNet(nn.Module):
    def __init__(self, hidden=32):
        super(MoonNet, self).__init__()
        self.layers = nn.ModuleList([nn.Linear(2, hidden), nn.Linear(hidden, hidden)])
        self.last = nn.Linear(hidden, 1)

    def forward(self, x):
        for layer in self.layers:
            x = torch.tanh(layer(x))
        return self.last(x)


class Fitter:
    def __init__(self, model, loss_fn=F.binary_cross_entropy, lr=0.01):
        self.model, self.loss_fn = model, loss_fn
        self.optim = torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)
        self.history = []

    def fit(self, X, y, epochs):
        for _ in range(epochs):
            self.optim.zero_grad()
            loss = self.loss_fn(self.model(X).squeeze(), y)
            loss.backward()
            self.optim.step()
            self.history.append(loss.item())
        return self


X, y = make_moons(n_samples=300, noise=0.1, random_state=0)
X = torch.from_numpy(X).float()
y = torch.from_numpy(y).float()
fitter = Fitter(MoonNet()).fit(X, y, epochs=100)
print(fitter.history[-1])
