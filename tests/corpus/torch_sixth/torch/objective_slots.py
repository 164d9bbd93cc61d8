import torch
from torch import nn
from sklearn.datasets import make_classification


class Learner:
    __slots__ = ("model", "objective", "opt", "log")

    def __init__(self, model, objective, lr=0.01):
        self.model = model
        self.objective = objective
        self.opt = torch.optim.Adam(model.parameters(), lr=lr)
        self.log = []

    def one_batch(self, xb, yb):
        pred = self.model(xb)
        loss = self.objective(yb, pred)
        self.opt.zero_grad()
        loss.backward()
        self.opt.step()
        self.log.append(loss.detach().item())

    def fit(self, x, y, epochs, size=50):
        for _ in range(epochs):
            for xb, yb in zip(x.split(size), y.split(size)):
                self.one_batch(xb, yb)
        return self


X, y = make_classification(400, 10, n_informative=6, random_state=1)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)[:, None]
learner = Learner(nn.Sequential(nn.Linear(10, 16), nn.ReLU(), nn.Linear(16, 1)), nn.BCEWithLogitsLoss())
learner.fit(X, y, epochs=4)
print(learner.log[0], learner.log[-1])
