import torch
from torch import nn
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


class TwoColumn(nn.Module):
    def __init__(self):
        super().__init__()
        self.h = nn.Linear(30, 16)
        self.o = nn.Linear(16, 2)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        return self.softmax(self.o(torch.relu(self.h(x))))


x, y = load_breast_cancer(return_X_y=True)
x = torch.tensor(StandardScaler().fit_transform(x), dtype=torch.float32)
y = torch.tensor(y)
target = torch.stack([1 - y, y], dim=1).float()
net = TwoColumn()
bce = nn.BCELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(50):
    p = net(x)
    loss = bce(p, target)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), ((p[:, 1] > 0.5) == y.bool()).float().mean().item())
