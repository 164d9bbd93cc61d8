import torch
import torch.nn as nn
from sklearn.datasets import make_classification


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.seq = nn.Sequential(nn.Linear(20, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, x):
        return self.seq(x).flatten()


X, y = make_classification(800, 20, random_state=1)
X, y = torch.tensor(X).float(), torch.tensor(y).float()
net = Net()
loss_fn = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for rows in torch.randperm(800).split(80):
    opt.zero_grad()
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = net(X[rows])
        loss = loss_fn(scores, y[rows])
    loss.backward()
    opt.step()
with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
    p = torch.sigmoid(net(X).float())
print(loss.item(), ((p > 0.5) == y.bool()).float().mean().item())
