import torch
import torch.nn.functional as F
from torch import nn
from sklearn.datasets import make_circles


class Two(nn.Module):
    def __init__(self):
        super().__init__()
        self.h = nn.Linear(2, 24)
        self.o = nn.Linear(24, 2)

    def forward(self, x):
        return F.softmax(self.o(self.h(x).relu()), dim=1)


X, y = make_circles(400, noise=0.1, factor=0.4, random_state=0)
x = torch.tensor(X, dtype=torch.float32)
rows = F.one_hot(torch.tensor(y), 2).float()
net, bce = Two(), nn.BCELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.02)
for _ in range(80):
    loss = bce(net(x), rows)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (net(x).argmax(1) == rows.argmax(1)).float().mean().item())
