import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from torch.utils.data import DataLoader, TensorDataset

X, y = make_classification(600, 10, random_state=7)
loader = DataLoader(TensorDataset(torch.tensor(X).float(), torch.tensor(y).float()), batch_size=30, shuffle=True)
backbone = nn.Sequential(nn.Linear(10, 32), nn.ReLU())
head = nn.Sequential(nn.Dropout(0.1), nn.Linear(32, 1), nn.Sigmoid())
bce = nn.BCELoss()
opt = torch.optim.Adam(list(backbone.parameters()) + list(head.parameters()), lr=2e-3)
for epoch in range(3):
    hits = total = 0
    for xb, yb in loader:
        logits = head(backbone(xb)).view(-1)
        loss = bce(logits, yb)
        opt.zero_grad()
        loss.backward()
        opt.step()
        preds = (logits > 0.5).float()
        hits += (preds == yb).sum().item()
        total += yb.numel()
    print(epoch, loss.item(), hits / total)
