import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics.classification import BinaryAccuracy
from sklearn.datasets import make_moons


class Trainer:
    def __init__(self, model, loss_fn, metric=None, lr=1e-2):
        self.model = model
        self.loss_fn = loss_fn
        self.metric = metric or BinaryAccuracy()
        self.opt = torch.optim.Adam(model.parameters(), lr=lr)

    def train_epoch(self, loader):
        for x, y in loader:
            self.opt.zero_grad()
            loss = self.loss_fn(self.model(x).squeeze(-1), y)
            loss.backward()
            self.opt.step()
        return loss.item()

    @torch.no_grad()
    def validate(self, loader):
        self.metric.reset()
        for x, y in loader:
            self.metric(self.model(x).squeeze(-1), y.int())
        return self.metric.compute().item()


X, y = make_moons(600, noise=0.2, random_state=5)
X, y = torch.tensor(X).float(), torch.tensor(y).float()
train = DataLoader(TensorDataset(X[:400], y[:400]), 50, shuffle=True)
val = DataLoader(TensorDataset(X[400:], y[400:]), 4)
trainer = Trainer(nn.Sequential(nn.Linear(2, 20), nn.ReLU(), nn.Linear(20, 1)), nn.BCEWithLogitsLoss())
for epoch in range(3):
    print(trainer.train_epoch(train), trainer.validate(val))
