import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_classification

FAULT_WEIGHT = 5.0


def weighted_logistic_loss(score, fault):
    positive = FAULT_WEIGHT * fault * F.softplus(-score)
    negative = (1 - fault) * F.softplus(score)
    return (positive + negative).mean()


class PumpNet(nn.Module):
    def __init__(self, n_in=10):
        super().__init__()
        self.lin1 = nn.Linear(n_in, 24)
        self.lin2 = nn.Linear(24, 1)

    def forward(self, x):
        return self.lin2(torch.tanh(self.lin1(x)))


X, y = make_classification(1000, 10, n_informative=6, weights=[0.9], random_state=12)
X = torch.tensor(X, dtype=torch.float32)
y = torch.tensor(y, dtype=torch.float32)
net = PumpNet()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for step in range(100):
    b = torch.randint(0, 800, (64,))
    loss = weighted_logistic_loss(net(X[b]), y[b])
    opt.zero_grad()
    loss.backward()
    opt.step()
with torch.no_grad():
    alarm = (net(X[800:]) > 0.5).squeeze(1).float()
print("loss", loss.item(), "alarms", alarm.sum().item(), "faults", y[800:].sum().item())
