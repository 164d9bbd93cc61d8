import torch
from torch import nn
from sklearn.datasets import make_classification

from model import PhishingModel
from scorer import UrlScorer

X, y = make_classification(700, 16, n_informative=10, random_state=31)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)
model = PhishingModel(16)
criterion = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(model.parameters(), lr=3e-3)
for epoch in range(10):
    model.train()
    for b in torch.randperm(600).split(60):
        loss = criterion(model(X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
print("loss", loss.item())
scorer = UrlScorer(model)
blocked = scorer.blocked(X[600:])
print("blocked", int(blocked.sum()), "right", (blocked == y[600:].bool()).float().mean().item())
