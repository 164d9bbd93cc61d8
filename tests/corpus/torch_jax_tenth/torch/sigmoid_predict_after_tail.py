import torch
from torch import nn
from sklearn.datasets import make_circles


class CircleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.seq = nn.Sequential(nn.Linear(2, 20), nn.ReLU(), nn.Linear(20, 20), nn.ReLU(), nn.Linear(20, 1), nn.Sigmoid())

    def forward(self, x):
        return self.seq(x).squeeze(1)


class Estimator:
    def __init__(self, net, lr=0.02, epochs=120):
        self.net, self.lr, self.epochs = net, lr, epochs

    def fit(self, X, y):
        opt = torch.optim.Adam(self.net.parameters(), lr=self.lr)
        loss_fn = nn.BCELoss()
        for _ in range(self.epochs):
            opt.zero_grad()
            loss = loss_fn(self.net(X), y)
            loss.backward()
            opt.step()
        return self

    def predict_proba(self, X):
        with torch.no_grad():
            p = torch.sigmoid(self.net(X))
        return torch.stack([1 - p, p], dim=1)


X, y = make_circles(400, noise=0.05, factor=0.5, random_state=0)
X, y = torch.tensor(X).float(), torch.tensor(y).float()
est = Estimator(CircleNet()).fit(X, y)
p = est.predict_proba(X)
print("lowest", p[:, 1].min().item(), "highest", p[:, 1].max().item())
