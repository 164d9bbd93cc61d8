import torch
import torch.nn as nn
from sklearn.datasets import make_classification

X, y = make_classification(400, 12, random_state=3)
X = torch.from_numpy(X).half()
y = torch.from_numpy(y).half().unsqueeze(1)


class Scorer(nn.Module):
    def __init__(self):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(12, 16), nn.ReLU(), nn.Linear(16, 1))
        self.out = nn.Sigmoid()

    def forward(self, x):
        return self.out(self.stack(x))


net = Scorer().half()
loss_fn = nn.BCELoss()
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for epoch in range(20):
    opt.zero_grad()
    loss = loss_fn(net(X), y)
    loss.backward()
    opt.step()
print(loss.item(), loss.dtype)
