import torch
from sklearn.datasets import make_hastie_10_2
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def binary_targets(y):
    """make_hastie_10_2 gives -1.0 / 1.0"""
    return (y + 1) / 2


class HingeOrLogistic:
    """Two learners on the same split, each with its own label convention."""

    def __init__(self, kind, d):
        self.kind = kind
        self.model = nn.Sequential(nn.Linear(d, 40), nn.ReLU(), nn.Linear(40, 1), nn.Flatten(0))
        self.opt = torch.optim.Adam(self.model.parameters(), lr=5e-3)
        self.logistic = nn.BCEWithLogitsLoss()

    def objective(self, score, sign):
        if self.kind == "hinge":
            return torch.clamp(1 - sign * score, min=0).mean()
        return self.logistic(score, binary_targets(sign))

    def fit(self, loader, epochs=3):
        for _ in range(epochs):
            for x, sign in loader:
                self.opt.zero_grad()
                loss = self.objective(self.model(x), sign)
                loss.backward()
                self.opt.step()
        return self

    @torch.no_grad()
    def predict(self, x):
        return torch.where(self.model(x) > 0, 1.0, -1.0)


X, y = make_hastie_10_2(n_samples=3000, random_state=1)
X, y = torch.tensor(X, dtype=torch.float32) ** 2, torch.tensor(y, dtype=torch.float32)
loader = DataLoader(TensorDataset(X[:2400], y[:2400]), batch_size=80, shuffle=True)
torch.manual_seed(0)
for kind in ("hinge", "logistic"):
    learner = HingeOrLogistic(kind, X.shape[1]).fit(loader)
    print(kind, (learner.predict(X[2400:]) == y[2400:]).float().mean().item())
