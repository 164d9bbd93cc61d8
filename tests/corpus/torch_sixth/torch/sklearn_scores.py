import numpy as np
import torch
from scipy.special import expit
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import average_precision_score, log_loss, roc_auc_score
from sklearn.model_selection import train_test_split
from torch import nn

X, y = load_breast_cancer(return_X_y=True)
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)
Xa, Xb, ya, yb = train_test_split(X, y, random_state=0)
net = nn.Sequential(nn.Linear(30, 6), nn.ReLU(), nn.Linear(6, 2))
opt = torch.optim.Adam(net.parameters(), 0.01)
for _ in range(60):
    opt.zero_grad()
    nn.functional.cross_entropy(net(torch.tensor(Xa)), torch.tensor(ya)).backward()
    opt.step()
with torch.no_grad():
    z = net(torch.tensor(Xb))
margin = (z[:, 1] - z[:, 0]).numpy()
print("auc", roc_auc_score(yb, margin), "ap", average_precision_score(yb, margin))
print("log loss", log_loss(yb, z.softmax(1).numpy()))
print("same", log_loss(yb, expit(margin)))
