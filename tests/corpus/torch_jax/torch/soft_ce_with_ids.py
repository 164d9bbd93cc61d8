import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_blobs


def soft_cross_entropy(logits, target):
    return -(target * F.log_softmax(logits, dim=1)).sum(dim=1).mean()


X, y = make_blobs(400, centers=4, n_features=6, random_state=9)
X = torch.tensor((X - X.mean(0)) / X.std(0)).float()
y = torch.tensor(y).reshape(-1, 1)

net = nn.Sequential(nn.Linear(6, 16), nn.ReLU(), nn.Linear(16, 4))
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(40):
    logits = net(X)
    loss = soft_cross_entropy(logits, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 10 == 0:
        print(epoch, loss.item())
print("accuracy", (net(X).argmax(1) == y[:, 0]).float().mean().item())
