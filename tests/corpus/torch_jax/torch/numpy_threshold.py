import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import f1_score
from sklearn.preprocessing import StandardScaler


class Linear(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(n))
        self.b = nn.Parameter(torch.zeros(()))

    def forward(self, x):
        return x @ self.w + self.b


def predict(model, x, cutoff=0.5):
    with torch.no_grad():
        scores = model(torch.from_numpy(x)).cpu().numpy()
    return np.where(scores > cutoff, 1, 0)


X, y = load_breast_cancer(return_X_y=True)
X = StandardScaler().fit_transform(X).astype("float32")
model = Linear(30)
optimizer = torch.optim.LBFGS(model.parameters(), max_iter=20)
loss_fn = nn.BCEWithLogitsLoss()


def closure():
    optimizer.zero_grad()
    loss = loss_fn(model(torch.from_numpy(X[:400])), torch.from_numpy(y[:400]).float())
    loss = loss + 1e-2 * model.w.square().sum()
    loss.backward()
    return loss


optimizer.step(closure)
print("f1", f1_score(y[400:], predict(model, X[400:])))
