import math

import numpy as np
import torch
from sklearn.datasets import make_classification
from sklearn.metrics import f1_score, precision_recall_curve
from torch import nn


def logit(p):
    return math.log(p / (1 - p))


class Screening(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.f = nn.Sequential(nn.Linear(d, 20), nn.ReLU(), nn.Linear(20, 1))

    def forward(self, x):
        return self.f(x)[:, 0]


def fit(model, x, y, steps=120):
    weight = (y == 0).sum() / (y == 1).sum()
    criterion = nn.BCEWithLogitsLoss(pos_weight=weight)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(steps):
        optimizer.zero_grad()
        criterion(model(x), y).backward()
        optimizer.step()


def best_cut(scores, y):
    precision, recall, cuts = precision_recall_curve(y, scores)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-12)
    return float(cuts[f1[:-1].argmax()])


X, y = make_classification(2000, 14, n_informative=6, weights=[0.85], flip_y=0.03, random_state=6)
X, yt = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)
torch.manual_seed(0)
model = Screening(14)
fit(model, X[:1200], yt[:1200])
with torch.no_grad():
    val, test = model(X[1200:1600]).numpy(), model(X[1600:]).numpy()

cut = best_cut(val, y[1200:1600])
print("tuned cut on the score scale", round(cut, 3), "F1", f1_score(y[1600:], test > cut))
for p in (0.3, 0.5, 0.7, 0.9):
    print(f"P > {p}: F1", round(f1_score(y[1600:], test > logit(p)), 3))
outputs = 1 / (1 + np.exp(-test))
print("same as P > 0.5:", bool(((outputs > 0.5) == (test > 0)).all()))
