import torch
import torch.nn as nn
import torchmetrics
from sklearn.datasets import make_classification

X, y = make_classification(700, 9, flip_y=0.05, random_state=13)
X, y = torch.tensor(X, dtype=torch.float32), torch.tensor(y)

net = nn.Sequential(nn.Linear(9, 18), nn.PReLU(), nn.Linear(18, 1), nn.Flatten(start_dim=0))
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.NAdam(net.parameters(), lr=0.01)
f1 = torchmetrics.F1Score(task="binary")
auroc = torchmetrics.AUROC(task="binary")
for epoch in range(5):
    for rows in torch.randperm(500).split(50):
        loss = loss_fn(net(X[rows]), y[rows].float())
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        for rows in torch.arange(500, 700).split(20):
            scores = net(X[rows])
            f1.update((scores > 0).int(), y[rows])
            auroc.update(scores.sigmoid(), y[rows])
    print(epoch, loss.item(), f1.compute().item(), auroc.compute().item())
    f1.reset()
    auroc.reset()
