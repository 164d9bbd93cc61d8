import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import make_multilabel_classification
from sklearn.metrics import f1_score

X, Y = make_multilabel_classification(700, 15, n_classes=5, random_state=2)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
Y = torch.tensor(Y, dtype=torch.float32)


class MultiLabel(nn.Module):
    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Linear(15, 30), nn.BatchNorm1d(30), nn.ReLU())
        self.heads = nn.ModuleList([nn.Linear(30, 1) for _ in range(5)])

    def forward(self, x):
        h = self.stem(x)
        return torch.cat([head(h) for head in self.heads], dim=1)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))


model = MultiLabel()
criterion = nn.BCEWithLogitsLoss(pos_weight=(1 - Y).sum(0) / Y.sum(0))
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for _ in range(50):
    opt.zero_grad()
    criterion(model(X), Y).backward()
    opt.step()
model.eval()
with torch.no_grad():
    p = model.predict_proba(X).numpy()
thresholds = np.array([max(np.arange(0.2, 0.8, 0.1), key=lambda t: f1_score(Y[:, k], p[:, k] > t)) for k in range(5)])
print(thresholds, f1_score(Y, p > thresholds, average="macro"))
