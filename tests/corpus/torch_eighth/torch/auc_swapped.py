import numpy as np
import torch
from sklearn.datasets import make_classification
from sklearn.metrics import roc_auc_score
from torch import nn, optim


def epoch_loop(net, batches, loss_fn, opt=None):
    total, outs, ys = 0.0, [], []
    for xb, yb in batches:
        z = net(xb).squeeze(-1)
        loss = loss_fn(z, yb)
        if opt is not None:
            opt.zero_grad()
            loss.backward()
            opt.step()
        total += loss.item()
        outs.append(torch.sigmoid(z).detach().numpy())
        ys.append(yb.numpy())
    return total / len(batches), np.concatenate(outs), np.concatenate(ys)


X, y = make_classification(1000, 16, flip_y=0.1, random_state=12)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y, dtype=torch.float32)
batches = list(zip(X.split(50), y.split(50)))
net = nn.Sequential(nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))
loss_fn = nn.BCEWithLogitsLoss()
opt = optim.Adam(net.parameters(), lr=0.01)
for epoch in range(3):
    train_loss, *_ = epoch_loop(net, batches[:16], loss_fn, opt)
    with torch.no_grad():
        val_loss, probs, labels = epoch_loop(net, batches[16:], loss_fn)
    print(epoch, train_loss, val_loss, roc_auc_score(probs, labels))
