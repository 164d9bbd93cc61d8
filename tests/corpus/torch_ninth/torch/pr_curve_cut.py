import numpy as np
import torch
from torch import nn
from sklearn.datasets import make_classification
from sklearn.metrics import average_precision_score, precision_recall_curve

X, y = make_classification(2000, 20, weights=[0.95], class_sep=0.8, random_state=2)
X = torch.tensor(X, dtype=torch.float32)
t = torch.tensor(y, dtype=torch.float32)
net = nn.Sequential(nn.Linear(20, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(start_dim=0))
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
crit = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([10.0]))
for epoch in range(60):
    opt.zero_grad()
    loss = crit(net(X[:1400]), t[:1400])
    loss.backward()
    opt.step()

with torch.no_grad():
    val_scores = net(X[1400:1700]).numpy()
    test_scores = net(X[1700:]).numpy()
prec, rec, cuts = precision_recall_curve(y[1400:1700], val_scores)
f1 = 2 * prec[:-1] * rec[:-1] / np.maximum(prec[:-1] + rec[:-1], 1e-9)
best_cut = cuts[f1.argmax()]
flagged = test_scores >= best_cut
print("ap", average_precision_score(y[1700:], test_scores))
print("cut", best_cut, "flagged", flagged.sum(), "recall", flagged[y[1700:] == 1].mean())
