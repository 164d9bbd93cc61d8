import torch
from torch import nn
from sklearn.datasets import make_classification
from sklearn.metrics import roc_auc_score

X, y = make_classification(1200, 20, weights=[0.85], flip_y=0.02, random_state=11)
X, y = torch.tensor(X).float(), torch.tensor(y).float()

net = nn.Sequential()
for i, (a, b) in enumerate([(20, 32), (32, 16)]):
    net.append(nn.Linear(a, b))
    net.append(nn.ReLU())
net.append(nn.Linear(16, 1))
net.append(nn.Sigmoid())

weights = torch.where(y == 1, 4.0, 1.0)
opt = torch.optim.Adam(net.parameters(), lr=3e-3)
for epoch in range(40):
    logits = net(X[:1000]).squeeze(-1)
    loss = nn.BCELoss(weight=weights[:1000])(logits, y[:1000])
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    p = net(X[1000:]).squeeze(-1)
print("AUC", roc_auc_score(y[1000:], p), "flagged", (p > 0.5).float().mean().item())
