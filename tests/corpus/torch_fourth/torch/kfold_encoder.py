import numpy as np
import torch
from sklearn.datasets import load_wine
from sklearn.model_selection import StratifiedKFold
from sklearn.preprocessing import OneHotEncoder, StandardScaler
from torch import nn

data = load_wine()
X = StandardScaler().fit_transform(data.data).astype("float32")
y = data.target
enc = OneHotEncoder(sparse_output=False)
Y = enc.fit_transform(y.reshape(-1, 1))


def build():
    return nn.Sequential(nn.Linear(X.shape[1], 16), nn.ReLU(), nn.Linear(16, 3))


def fit_fold(train, valid, epochs=30):
    net = build()
    opt = torch.optim.Adam(net.parameters(), lr=1e-2)
    criterion = nn.CrossEntropyLoss()
    xb, yb = torch.from_numpy(X[train]), torch.LongTensor(Y[train])
    for _ in range(epochs):
        opt.zero_grad()
        criterion(net(xb), yb).backward()
        opt.step()
    with torch.no_grad():
        pred = net(torch.from_numpy(X[valid])).argmax(1).numpy()
    return (pred == y[valid]).mean()


scores = [fit_fold(tr, va) for tr, va in StratifiedKFold(5, shuffle=True, random_state=1).split(X, y)]
print(np.mean(scores))
