import torch
from sklearn.datasets import make_moons
from torch import nn
from torchmetrics.classification import BinaryAccuracy, BinaryAUROC

x, y = make_moons(600, noise=0.2, random_state=3)
x, y = torch.tensor(x, dtype=torch.float32), torch.tensor(y)
net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 1), nn.Flatten(0))
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
acc, auroc = BinaryAccuracy(), BinaryAUROC()
for epoch in range(5):
    for b in torch.randperm(500).split(50):
        logits = net(x[b])
        loss = loss_fn(logits, y[b].float())
        opt.zero_grad()
        loss.backward()
        opt.step()
    with torch.no_grad():
        for xb, yb in zip(x[500:].split(20), y[500:].split(20)):
            z = net(xb)
            p = z.sigmoid()
            acc.update(p, yb)
            auroc.update(p, yb)
            assert torch.equal(z > 0, p > 0.5)
    print(epoch, loss.item(), acc.compute().item(), auroc.compute().item())
    acc.reset(), auroc.reset()
