import torch
import torch.nn.functional as F
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import RobustScaler
from torch import nn

DTYPE = torch.bfloat16


class RiskNet(nn.Sequential):
    def __init__(self, n_in):
        super().__init__(
            nn.Linear(n_in, 24),
            nn.ReLU(),
            nn.Linear(24, 1),
            nn.Sigmoid(),
        )


d = load_breast_cancer()
x = torch.tensor(RobustScaler().fit_transform(d.data)).to(DTYPE)
y = torch.tensor(d.target).to(DTYPE).unsqueeze(1)
net = RiskNet(30).to(DTYPE)
opt = torch.optim.SGD(net.parameters(), lr=0.05)
for step in range(60):
    p = net(x)
    loss = F.binary_cross_entropy(p, y)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), ((net(x) > 0.5) == y.bool()).float().mean().item())
