import torch
import torch.nn as nn
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import average_precision_score, precision_recall_curve

data = load_breast_cancer()
X = torch.tensor((data.data - data.data.mean(0)) / data.data.std(0), dtype=torch.float32)
y = torch.tensor(data.target, dtype=torch.float32)


class TwoWay(nn.Module):
    """two outputs, the caller wants P(malignant) only"""

    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(30, 2)

    def forward(self, x):
        return nn.functional.softmax(self.fc(x), dim=-1)[:, 1]


class Margin(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(30, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.net(x)[..., 0]


def run(model, criterion):
    opt = torch.optim.Adam(model.parameters(), lr=1e-2)
    for _ in range(60):
        opt.zero_grad()
        loss = criterion(model(X[:400]), y[:400])
        loss.backward()
        opt.step()
    with torch.no_grad():
        return loss.item(), model(X[400:]).numpy()


truth = y[400:].numpy()
for model, criterion in ((TwoWay(), nn.BCELoss()), (Margin(), nn.BCEWithLogitsLoss())):
    loss, scores = run(model, criterion)
    precision, recall, thresholds = precision_recall_curve(truth, scores)
    f1 = 2 * precision * recall / (precision + recall + 1e-12)
    best = thresholds[f1[:-1].argmax()]
    flagged = scores >= best
    print(type(model).__name__, loss, average_precision_score(truth, scores), best, (flagged == truth).mean())
