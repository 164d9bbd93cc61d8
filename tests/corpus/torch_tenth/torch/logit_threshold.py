import math

import torch
from torch import nn
from sklearn.datasets import make_classification

P_ALERT = 0.8
CUT = math.log(P_ALERT / (1 - P_ALERT))

X, y = make_classification(900, 9, n_informative=6, random_state=12)
X, y = torch.tensor(X).float(), torch.tensor(y).float().unsqueeze(1)
model = nn.Sequential(nn.Linear(9, 20), nn.SELU(), nn.Linear(20, 1))
bce = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(60):
    opt.zero_grad()
    loss = bce(model(X[:700]), y[:700])
    loss.backward()
    opt.step()
with torch.no_grad():
    logits = model(X[700:])
alert = logits > CUT
print("alerts", int(alert.sum()), "precision", y[700:][alert].mean().item())
