import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import make_classification
from sklearn.metrics import precision_recall_curve

X, y = make_classification(900, 10, weights=[0.85], random_state=3)
x, t = torch.tensor(X).float(), torch.tensor(y).float()
model = nn.Sequential(nn.Linear(10, 16), nn.ReLU(), nn.Linear(16, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.01)
loss_fn = nn.BCEWithLogitsLoss()
for _ in range(80):
    opt.zero_grad()
    loss = loss_fn(model(x[:600]).squeeze(1), t[:600])
    loss.backward()
    opt.step()

with torch.no_grad():
    scores = model(x[600:]).squeeze(1).numpy()
precision, recall, thresholds = precision_recall_curve(y[600:], scores)
f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
threshold = thresholds[f1[:-1].argmax()]
print(threshold, f1.max(), (scores >= threshold).mean())
