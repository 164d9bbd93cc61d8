import torch
import torch.nn as nn
import torch.nn.functional as F
from torchmetrics.functional.classification import multiclass_f1_score
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

X, ids = load_wine(return_X_y=True)
X = torch.tensor(StandardScaler().fit_transform(X)).float()
onehot = F.one_hot(torch.tensor(ids), num_classes=3)

model = nn.Sequential(nn.Linear(13, 24), nn.ReLU(), nn.Linear(24, 3))
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for epoch in range(40):
    logits = model(X)
    loss = F.cross_entropy(logits, onehot.float())
    opt.zero_grad()
    loss.backward()
    opt.step()
print("loss", loss.item())
print("f1", multiclass_f1_score(logits, onehot, num_classes=3, average="macro").item())
