"""Energy-based out-of-distribution training on top of a classifier; the scores stay logits everywhere."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.metrics import roc_auc_score


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Sequential(nn.Linear(10, 40), nn.ReLU(), nn.Linear(40, 5))

    def forward(self, x):
        return self.fc(x)


net = Net()
optimizer = torch.optim.SGD(net.parameters(), 0.05, momentum=0.9, nesterov=True)
m_in, m_out = -6.0, -2.0
x_in, y_in, x_out = torch.randn(90, 10), torch.randint(0, 5, (90,)), 3 * torch.randn(90, 10)
for epoch in range(6):
    data = torch.cat((x_in, x_out), 0)
    x = net(data)
    loss = F.cross_entropy(x[: len(x_in)], y_in)
    Ec_out = -torch.logsumexp(x[len(x_in) :], dim=1)
    Ec_in = -torch.logsumexp(x[: len(x_in)], dim=1)
    loss = loss + 0.1 * (torch.pow(F.relu(Ec_in - m_in), 2).mean() + torch.pow(F.relu(m_out - Ec_out), 2).mean())
    loss = loss + 0.5 * -(x[len(x_in) :].mean(1) - torch.logsumexp(x[len(x_in) :], dim=1)).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

with torch.no_grad():
    out_in, out_out = net(x_in), net(x_out)
    msp = torch.cat([F.softmax(out_in, 1).max(1).values, F.softmax(out_out, 1).max(1).values]).numpy()
    energy = torch.cat([out_in.logsumexp(1), out_out.logsumexp(1)]).numpy()
truth = np.concatenate([np.ones(90), np.zeros(90)])
print(loss.item(), roc_auc_score(truth, msp), roc_auc_score(truth, energy))
