import torch
from torch import nn
from sklearn.datasets import make_classification


class PredictMixin:
    @torch.no_grad()
    def predict(self, x, threshold=0.5):
        self.eval()
        return self(x).gt(threshold).long().squeeze(-1)

    def accuracy(self, x, y):
        return (self.predict(x) == y).float().mean().item()


class Logit(PredictMixin, nn.Module):
    def __init__(self, d):
        super().__init__()
        self.linear = nn.Linear(d, 1)

    def forward(self, x):
        return self.linear(x)


X, y = make_classification(600, 10, n_informative=6, random_state=14)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)
model = Logit(10)
opt = torch.optim.LBFGS(model.parameters(), max_iter=30)
criterion = nn.BCEWithLogitsLoss()


def closure():
    opt.zero_grad()
    loss = criterion(model(X).squeeze(-1), y.float())
    loss.backward()
    return loss


opt.step(closure)
print(closure().item(), model.accuracy(X, y))
