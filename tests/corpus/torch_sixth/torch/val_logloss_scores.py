import numpy as np
import torch
from sklearn.datasets import load_breast_cancer
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold
from torch import nn

X, y = load_breast_cancer(return_X_y=True)
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)


def fit_predict(tr, va, steps=40):
    net = nn.Sequential(nn.Linear(30, 8), nn.ReLU(), nn.Linear(8, 2))
    opt = torch.optim.Adam(net.parameters(), 0.01)
    xt, yt = torch.from_numpy(X[tr]), torch.from_numpy(y[tr])
    for _ in range(steps):
        opt.zero_grad()
        nn.functional.cross_entropy(net(xt), yt).backward()
        opt.step()
    net.eval()
    with torch.inference_mode():
        return net(torch.from_numpy(X[va])).cpu().numpy()


scores = []
for tr, va in StratifiedKFold(3).split(X, y):
    oof = fit_predict(tr, va)
    scores.append(log_loss(y[va], oof))
print("cv logloss", np.mean(scores))
