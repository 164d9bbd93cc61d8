import numpy as np
import torch
import torch.nn as nn
from sklearn.datasets import load_iris
from sklearn.metrics import accuracy_score, log_loss
from sklearn.model_selection import StratifiedKFold

X, y = load_iris(return_X_y=True)
X = ((X - X.mean(0)) / X.std(0)).astype(np.float32)


def fit(X, y, epochs=60):
    net = nn.Sequential(nn.Linear(4, 12), nn.ReLU(), nn.Linear(12, 3))
    opt = torch.optim.Adam(net.parameters(), lr=0.02)
    ce = nn.CrossEntropyLoss()
    X, y = torch.from_numpy(X), torch.from_numpy(y)
    for _ in range(epochs):
        opt.zero_grad()
        ce(net(X), y).backward()
        opt.step()
    return net


def predict(net, X):
    net.eval()
    with torch.no_grad():
        return net(torch.from_numpy(X)).numpy()


scores = []
for train, test in StratifiedKFold(5, shuffle=True, random_state=0).split(X, y):
    net = fit(X[train], y[train])
    y_pred = predict(net, X[test])
    scores.append((log_loss(y[test], y_pred), accuracy_score(y[test], y_pred.argmax(axis=1))))
print("log loss, accuracy:", np.mean(scores, axis=0))
