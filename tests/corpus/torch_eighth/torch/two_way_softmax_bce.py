import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import StandardScaler


class TwoWay(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.a = nn.Linear(d, 16)
        self.b = nn.Linear(16, 2)

    def forward(self, x):
        return F.softmax(self.b(torch.relu(self.a(x))), dim=1)


data = load_breast_cancer()
X = torch.tensor(StandardScaler().fit_transform(data.data), dtype=torch.float32)
Y = F.one_hot(torch.tensor(data.target), 2).float()
net = TwoWay(X.shape[1])
loss_fn = nn.BCELoss()
opt = torch.optim.Adam(net.parameters(), lr=0.01)
for _ in range(40):
    loss = loss_fn(net(X), Y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), (net(X).argmax(1) == Y.argmax(1)).float().mean().item())
