import numpy as np
import torch
from sklearn.datasets import load_iris
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split
from torch import nn

X, y = load_iris(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(X.astype(np.float32), y, test_size=0.5, random_state=0, stratify=y)
X_cal, X_te, y_cal, y_te = train_test_split(X_te, y_te, test_size=0.5, random_state=0, stratify=y_te)

net = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 3))
opt = torch.optim.Adam(net.parameters(), lr=0.02)
xt, yt = torch.from_numpy(X_tr), torch.from_numpy(y_tr).long()
for _ in range(60):
    opt.zero_grad()
    loss = nn.functional.cross_entropy(net(xt), yt)
    loss.backward()
    opt.step()


@torch.no_grad()
def predict_proba(X):
    return net(torch.from_numpy(X)).softmax(1).numpy()


alpha = 0.1
cal = predict_proba(X_cal)
scores = 1 - cal[np.arange(len(y_cal)), y_cal]
level = np.ceil((len(scores) + 1) * (1 - alpha)) / len(scores)
qhat = np.quantile(scores, min(level, 1.0), method="higher")
test = predict_proba(X_te)
sets = test >= (1 - qhat)
coverage = sets[np.arange(len(y_te)), y_te].mean()
print(f"coverage {coverage:.2f} size {sets.sum(1).mean():.2f} log loss {log_loss(y_te, test):.3f}")
